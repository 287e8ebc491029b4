/**
 * What each standing gets from each route: the answer to its page and to its form sent empty. One letter for each standing:
 * Visitor, Owner, Tenant, Resident of another estate, Captain, captain of another estate (D), community Worker,
 * officer of the Street, officer of another street (X), couNty officer, Auditor.
 */
export const letters = {
	V: 'visitor',
	O: 'owner',
	T: 'tenant',
	R: 'stranger',
	C: 'captain',
	D: 'other-captain',
	W: 'worker',
	S: 'officer',
	X: 'other-officer',
	N: 'county',
	A: 'auditor',
} as const

type Expected = Record<number, string>

interface Row {
	get?: Expected
	post?: Expected
}

const all = Object.keys(letters).join('')
const except = (some: string) => [...all].filter((letter) => !some.includes(letter)).join('')
const residents = 'OTRCD'
const staff = 'WSXNA'

/** The same for everyone. */
const everyone = (status = 200): Expected => ({ [status]: all })
/** These get `status`, a visitor is asked to sign in, and nobody else learns that there is such a page. */
const only = (some: string, status = 200): Expected => ({ [status]: some, 302: 'V', 404: except(`${some}V`) })
const signedIn = (status = 200): Expected => ({ [status]: except('V'), 302: 'V' })
/** Pages of the staff: a resident is asked to sign in as staff. */
const amongStaff = (some: string, status = 200): Expected => ({
	[status]: some,
	302: `V${residents}`,
	404: [...staff].filter((letter) => !some.includes(letter)).join(''),
})
/** An empty form. */
const invalid = 400

/** A new route needs its row here. */
export const matrix: Record<string, Row> = {
	root: { get: everyone() },
	'routes/home': { get: everyone() },
	'routes/search': { get: everyone() },
	'routes/region': { get: everyone() },
	'routes/privacy': { get: everyone() },
	'routes/accessibility': { get: everyone() },
	'routes/verify': { get: everyone() },
	'routes/verify-program': { get: everyone() },
	'routes/not-found': { get: everyone(404), post: everyone(404) },
	'routes/preferences': { get: everyone(302), post: everyone(303) },

	'routes/sign-in/index': { get: { 200: 'V', 302: except('V') }, post: everyone(invalid) },
	'routes/sign-in/code': { get: everyone(302), post: everyone(invalid) },
	'routes/sign-out': { get: everyone(302), post: everyone(303) },
	'routes/claim/index': { get: everyone(), post: everyone(invalid) },
	'routes/claim/phone': { get: everyone(302), post: everyone(303) },
	'routes/claim/confirm': { get: everyone(302), post: everyone(303) },
	'routes/claim/household': { get: everyone(404), post: everyone(invalid) },
	'routes/me/index': { get: signedIn() },
	'routes/me/export': { get: signedIn() },
	'routes/staff/sign-in': {
		get: { 200: `V${residents}`, 302: staff },
		post: everyone(invalid),
	},
	'routes/staff/totp': { get: everyone(302), post: everyone(302) },
	'routes/staff/password': { get: amongStaff(staff), post: amongStaff(staff, invalid) },
	'routes/staff/people/index': { get: amongStaff('SXN') },
	'routes/staff/people/new': { get: amongStaff('SXN'), post: amongStaff('SXN', invalid) },
	'routes/staff/people/show': { get: amongStaff('SN'), post: amongStaff('SN', invalid) },
	/** Of the demo. Elsewhere it is for those who run the portal: tests/e2e/http/access.spec.ts. */
	'routes/outbox': { get: everyone() },

	/** Rules and holidays are the law: everyone reads them. */
	'routes/profiles/index': { get: everyone() },
	'routes/profiles/show': { get: everyone() },
	'routes/profiles/new-version': { get: amongStaff('SXN'), post: amongStaff('SXN', invalid) },
	'routes/calendar/index': { get: everyone() },
	'routes/calendar/import': { get: amongStaff('N'), post: amongStaff('N', invalid) },

	'routes/audit/index': { get: only('SXNA') },
	'routes/audit/export': { get: only('SXNA') },

	'routes/register/import': { get: only('SX'), post: only('SX', invalid) },
	'routes/register/template': { get: only('SX') },
	/** To confirm asks for nothing more. */
	'routes/register/preview': { get: only('S'), post: only('S', 303) },
	'routes/register/issues': { get: only('S') },
	'routes/estates/register/export': { get: only('S') },
	'routes/estates/register/index': { get: only('S') },
	'routes/estates/register/letters': { get: only('S'), post: only('S', invalid) },
	'routes/estates/register/letter-batch': { get: only('S') },

	'routes/estates/layout': { get: everyone() },
	'routes/estates/show': { get: everyone() },
	'routes/estates/deciding': { get: everyone() },
	'routes/estates/building': { get: everyone() },
	'routes/estates/managing': { get: everyone() },
	'routes/estates/evaluating': { get: everyone() },
	'routes/estates/sharing': { get: everyone() },
	'routes/estates/works': { get: only('S'), post: only('S', invalid) },
	'routes/estates/captains': { get: only('SN'), post: only('SN', invalid) },
	'routes/estates/files/show': { get: everyone() },

	'routes/estates/notices/index': { get: everyone() },
	'routes/estates/notices/new': { get: only('CWS'), post: only('CWS', invalid) },
	'routes/estates/notices/show': { get: everyone(), post: signedIn(invalid) },

	'routes/estates/plan/show': { get: everyone(), post: signedIn(invalid) },
	'routes/estates/plan/version': { get: everyone() },
	'routes/estates/plan/item': { get: everyone(), post: signedIn(invalid) },
	'routes/estates/plan/draft/edit': { get: only('S'), post: only('S', invalid) },
	'routes/estates/plan/draft/items/new': { get: only('S'), post: only('S', invalid) },
	'routes/estates/plan/draft/items/edit': { get: only('S'), post: only('S', invalid) },

	'routes/estates/votes/index': { get: everyone() },
	'routes/estates/votes/new': { get: only('S'), post: only('S', invalid) },
	'routes/estates/votes/drafts/index': { get: only('S'), post: only('S', invalid) },
	'routes/estates/votes/drafts/edit': { get: only('S'), post: only('S', invalid) },
	'routes/estates/votes/show': { get: everyone(), post: only('S', invalid) },
	'routes/estates/votes/ballot': { get: signedIn(), post: signedIn(invalid) },
	'routes/estates/votes/receipt': { get: only('O') },
	'routes/estates/votes/result': { get: everyone() },
	/** Door by door for who is inside; others see the sums. */
	'routes/estates/votes/roll': { get: everyone() },
	'routes/estates/votes/roll-export': { get: only('OTCWSNA') },
	'routes/estates/votes/objections': { get: everyone(), post: signedIn(invalid) },
	'routes/estates/votes/delegations': { get: signedIn(), post: signedIn(invalid) },
	/** Its owner, who holds it, and the office that records powers. */
	'routes/estates/votes/delegation-file': { get: only('ORWS') },
	'routes/estates/votes/log': { get: everyone(), post: only('C', invalid) },
	'routes/estates/votes/forms/index': { get: only('CWS') },
	'routes/estates/votes/forms/show': { get: only('CWS') },
	'routes/estates/votes/forms/pdf': { get: only('CWS') },
	/** What the QR of a paper ballot leads to: here a number that is none of ours. */
	'routes/estates/votes/forms/paper-number': { get: { 302: 'V', 404: except('V') } },
	/** While the vote is open it leads back to the log's page. */
	'routes/estates/votes/bundle': { get: everyone(302) },
	'routes/estates/votes/consistency': { get: everyone(invalid) },
	'routes/estates/votes/receipt-file': { get: only('O') },

	'routes/estates/papers/index': { get: only('CWS') },
	'routes/estates/papers/new': { get: only('CWS'), post: only('CWS', invalid) },
	/** A paper of the captain's building; who may enter it, and who settles it. */
	'routes/estates/papers/again': { get: only('CWS'), post: only('CWS', invalid) },
	'routes/estates/papers/municipal': { get: only('S'), post: only('S', invalid) },
	'routes/estates/papers/municipal-template': { get: only('S') },
	'routes/estates/papers/show': { get: only('S'), post: only('S', invalid) },

	'routes/estates/grid/index': { get: only('CWSNA') },
	'routes/estates/grid/show': { get: only('CWSNA'), post: only('CWS', invalid) },
	'routes/estates/grid/calls': { get: only('CWS'), post: only('CWS', invalid) },
	'routes/estates/grid/deliver': { get: only('CWS'), post: only('CWS', invalid) },
	'routes/estates/votes/turnout': { get: only('CWSNA'), post: only('CWS', invalid) },
	'routes/estates/votes/undelivered': { get: everyone() },
	'routes/estates/votes/delivery-proof': { get: only('CWSNA') },

	'routes/estates/surveys/index': { get: everyone() },
	'routes/estates/surveys/new': { get: only('S'), post: only('S', invalid) },
	'routes/estates/surveys/show': { get: everyone() },
	'routes/estates/surveys/answer': { get: only('OTCWSNA'), post: only('OTCWSNA', invalid) },

	'routes/estates/review': { get: only('S'), post: only('S', invalid) },
}
