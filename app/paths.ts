/** Every link of the product. Route files: app/routes.ts. */
const estate = (estateId: string) => `/estates/${estateId}`

function withQuery(path: string, query: Record<string, string | undefined>): string {
	const search = String(
		new URLSearchParams(Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : []))),
	)
	return search === '' ? path : `${path}?${search}`
}

export const paths = {
	home: () => '/',
	search: (q?: string) => withQuery('/search', { q }),
	estateList: (query: Record<string, string | undefined> = {}) => withQuery('/search', query),
	region: (code: string) => `/regions/${code}`,
	privacy: () => '/privacy',
	accessibility: () => '/accessibility',
	preferences: () => '/preferences',
	verify: () => '/verify',
	verifyProgram: () => '/verify.py',

	signIn: (redirectTo?: string) => withQuery('/sign-in', { redirectTo }),
	signInCode: (redirectTo?: string) => withQuery('/sign-in/code', { redirectTo }),
	signOut: () => '/sign-out',
	staffSignIn: (redirectTo?: string) => withQuery('/staff/sign-in', { redirectTo }),
	staffTotp: () => '/staff/totp',
	staffPassword: () => '/staff/password',
	claim: (code?: string) => (code ? `/claim/${code}` : '/claim'),
	claimPhone: () => '/claim/phone',
	claimConfirm: () => '/claim/confirm',
	me: () => '/me',
	meExport: () => '/me/export',

	staffPeople: () => '/staff/people',
	staffPersonNew: () => '/staff/people/new',
	staffPerson: (personId: string) => `/staff/people/${personId}`,

	registerImport: () => '/register/import',
	registerTemplate: () => '/register/template',
	registerPreview: (importId: string) => `/register/imports/${importId}`,
	registerIssues: (importId: string) => `/register/imports/${importId}/issues`,

	audit: (query: Record<string, string | undefined> = {}) => withQuery('/audit', query),
	auditExport: (query: Record<string, string | undefined> = {}) => withQuery('/audit/export', query),
	outbox: () => '/outbox',

	profiles: () => '/profiles',
	profile: (profileId: string) => `/profiles/${profileId}`,
	profileNewVersion: (profileId: string) => `/profiles/${profileId}/new-version`,
	calendar: (query: Record<string, string | undefined> = {}) => withQuery('/calendar', query),
	calendarImport: () => '/calendar/import',

	estate,
	deciding: (estateId: string) => `${estate(estateId)}/deciding`,
	building: (estateId: string) => `${estate(estateId)}/building`,
	managing: (estateId: string) => `${estate(estateId)}/managing`,
	evaluating: (estateId: string) => `${estate(estateId)}/evaluating`,
	sharing: (estateId: string) => `${estate(estateId)}/sharing`,
	file: (estateId: string, fileId: string) => `${estate(estateId)}/files/${fileId}`,

	register: (estateId: string) => `${estate(estateId)}/register`,
	registerExport: (estateId: string, format?: string) => withQuery(`${estate(estateId)}/register/export`, { format }),
	letters: (estateId: string) => `${estate(estateId)}/register/letters`,
	letterBatch: (estateId: string, batchId: string) => `${estate(estateId)}/register/letters/${batchId}`,
	captains: (estateId: string) => `${estate(estateId)}/captains`,
	works: (estateId: string) => `${estate(estateId)}/works`,

	plan: (estateId: string) => `${estate(estateId)}/plan`,
	planVersion: (estateId: string, number: number) => `${estate(estateId)}/plan/versions/${number}`,
	planItem: (estateId: string, itemKey: string) => `${estate(estateId)}/plan/items/${itemKey}`,
	planDraft: (estateId: string) => `${estate(estateId)}/plan/draft`,
	planDraftItemNew: (estateId: string) => `${estate(estateId)}/plan/draft/items/new`,
	planDraftItem: (estateId: string, itemKey: string) => `${estate(estateId)}/plan/draft/items/${itemKey}`,

	votes: (estateId: string) => `${estate(estateId)}/votes`,
	/** `profile`: the rules it begins with, where several are in force. */
	voteNew: (estateId: string, profileId?: string) => withQuery(`${estate(estateId)}/votes/new`, { profile: profileId }),
	vote: (estateId: string, voteId: string) => `${estate(estateId)}/votes/${voteId}`,
	ballot: (estateId: string, voteId: string, voterId?: string) =>
		withQuery(`${estate(estateId)}/votes/${voteId}/ballot`, { voter: voterId }),
	receipt: (estateId: string, voteId: string, receiptNumber: string) =>
		`${estate(estateId)}/votes/${voteId}/receipts/${receiptNumber}`,
	receiptFile: (estateId: string, voteId: string, receiptNumber: string) =>
		`${estate(estateId)}/votes/${voteId}/receipts/${receiptNumber}/file`,
	delegations: (estateId: string, voteId: string) => `${estate(estateId)}/votes/${voteId}/delegations`,
	delegationFile: (estateId: string, voteId: string, delegationId: string) =>
		`${estate(estateId)}/votes/${voteId}/delegations/${delegationId}/file`,
	voteLog: (estateId: string, voteId: string) => `${estate(estateId)}/votes/${voteId}/log`,
	voteBundle: (estateId: string, voteId: string) => `${estate(estateId)}/votes/${voteId}/log/bundle`,
	voteConsistency: (estateId: string, voteId: string, from: number, to: number) =>
		withQuery(`${estate(estateId)}/votes/${voteId}/log/consistency`, { from: String(from), to: String(to) }),
	voteResult: (estateId: string, voteId: string) => `${estate(estateId)}/votes/${voteId}/result`,
	voteRoll: (estateId: string, voteId: string, query: Record<string, string | undefined> = {}) =>
		withQuery(`${estate(estateId)}/votes/${voteId}/roll`, query),
	voteRollFile: (estateId: string, voteId: string) => `${estate(estateId)}/votes/${voteId}/roll/export`,
	/** `ballot`: the ballot that the form begins with, for who objects to one cast in their name. */
	voteObjections: (estateId: string, voteId: string, ballotId?: string) =>
		withQuery(`${estate(estateId)}/votes/${voteId}/objections`, { ballot: ballotId }),
	voteDrafts: (estateId: string) => `${estate(estateId)}/votes/drafts`,
	voteDraft: (estateId: string, draftId: string, profileId?: string) =>
		withQuery(`${estate(estateId)}/votes/drafts/${draftId}`, { profile: profileId }),
	voteForms: (estateId: string, voteId: string, building?: string) =>
		withQuery(`${estate(estateId)}/votes/${voteId}/forms`, { building }),
	voteForm: (estateId: string, voteId: string, form: string, query: Record<string, string | undefined> = {}) =>
		withQuery(`${estate(estateId)}/votes/${voteId}/forms/${form}`, query),
	voteFormPdf: (estateId: string, voteId: string, form: string, query: Record<string, string | undefined> = {}) =>
		withQuery(`${estate(estateId)}/votes/${voteId}/forms/${form}/pdf`, query),
	/** What the QR of a numbered ballot leads to. */
	paperNumber: (estateId: string, sealed: string) => `${estate(estateId)}/p/${sealed}`,
	/** Paper ballots of a vote: the queue, and what a captain enters at a door. */
	papers: (estateId: string, voteId: string, query: Record<string, string | undefined> = {}) =>
		withQuery(`${estate(estateId)}/votes/${voteId}/papers`, query),
	paperEntry: (estateId: string, voteId: string, unitId?: string, done?: string) =>
		withQuery(`${estate(estateId)}/votes/${voteId}/papers/new`, { unit: unitId, done }),
	paper: (estateId: string, voteId: string, paperId: string) => `${estate(estateId)}/votes/${voteId}/papers/${paperId}`,
	paperAgain: (estateId: string, voteId: string, paperId: string) =>
		`${estate(estateId)}/votes/${voteId}/papers/${paperId}/again`,
	municipal: (estateId: string, voteId: string, file?: string) =>
		withQuery(`${estate(estateId)}/votes/${voteId}/municipal`, { file }),
	municipalTemplate: (estateId: string, voteId: string) => `${estate(estateId)}/votes/${voteId}/municipal/template`,

	grids: (estateId: string) => `${estate(estateId)}/grid`,
	grid: (estateId: string, buildingId: string, query: Record<string, string | undefined> = {}) =>
		withQuery(`${estate(estateId)}/grid/${buildingId}`, query),
	gridCalls: (estateId: string, buildingId: string, query: Record<string, string | undefined> = {}) =>
		withQuery(`${estate(estateId)}/grid/${buildingId}/calls`, query),
	gridDeliver: (estateId: string, buildingId: string, query: Record<string, string | undefined> = {}) =>
		withQuery(`${estate(estateId)}/grid/${buildingId}/deliver`, query),
	turnout: (estateId: string, voteId: string) => `${estate(estateId)}/votes/${voteId}/turnout`,
	undelivered: (estateId: string, voteId: string) => `${estate(estateId)}/votes/${voteId}/undelivered`,
	deliveryProof: (estateId: string, voteId: string, deliveryId: string) =>
		`${estate(estateId)}/votes/${voteId}/deliveries/${deliveryId}/proof`,

	notices: (estateId: string) => `${estate(estateId)}/notices`,
	noticeNew: (estateId: string) => `${estate(estateId)}/notices/new`,
	notice: (estateId: string, noticeId: string) => `${estate(estateId)}/notices/${noticeId}`,

	surveys: (estateId: string) => `${estate(estateId)}/surveys`,
	surveyNew: (estateId: string) => `${estate(estateId)}/surveys/new`,
	survey: (estateId: string, surveyId: string) => `${estate(estateId)}/surveys/${surveyId}`,
	surveyAnswer: (estateId: string, surveyId: string) => `${estate(estateId)}/surveys/${surveyId}/answer`,

	review: (estateId: string) => `${estate(estateId)}/review`,
}
