import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { ballotPage } from '~/features/planning/votes/ballot-page.server'
import { castBallot } from '~/features/planning/votes/cast-ballot.server'
import { BallotAnswers } from '~/features/planning/votes/components/ballot-answers'
import { BallotQuestions } from '~/features/planning/votes/components/ballot-questions'
import { ChooseVoter } from '~/features/planning/votes/components/choose-voter'
import { NotNow } from '~/features/planning/votes/components/not-now'
import { ballotForm } from '~/features/planning/votes/forms'
import { voteMatterIds } from '~/features/planning/votes/queries.server'
import type { Choice } from '~/features/planning/votes/rules'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { readForm } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { notFound } from '~/platform/respond.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const voterId = new URL(request.url).searchParams.get('voter')
	const page = await ballotPage(actor, estate, { voteId: params.voteId, voterId }, now())
	if (!page) throw notFound()
	return { ...page, title: t('ballots:ballot.title'), estateId: estate.id }
}

interface Answer {
	step: 'choose' | 'check' | 'refused'
	choice: Partial<Record<string, Choice>>
	requestKey?: string
	/** Matters without an answer. */
	missing?: readonly string[]
	/** What the form as a whole did wrong, as keys. */
	errors?: readonly string[]
	refusal?: string
}

const answer = (reply: Answer, status = 200) => data(reply, { status })

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const form = await readForm(request, ballotForm)
	if (!form.ok) {
		const errors = Object.values(form.reply.data.lastResult?.error ?? {}).flatMap((texts) => texts ?? [])
		return answer({ step: 'choose', choice: {}, errors }, 400)
	}
	const { intent, voter, choice, requestKey } = form.value
	if (intent === 'change') return answer({ step: 'choose', choice, requestKey })
	if (intent === 'cast') {
		const voteId = params.voteId ?? ''
		const cast = await castBallot(actor, estate, { voteId, voterId: voter, choices: choice, requestKey }, now())
		if (cast.ok) return redirect(paths.receipt(estate.id, voteId, cast.value.receiptNumber), 303)
		if (cast.error === 'votes:refusal.no-such-vote') throw notFound()
		return answer({ step: 'refused', choice, requestKey, refusal: cast.error }, 409)
	}
	const matterIds = await voteMatterIds(estate.id, params.voteId)
	const missing = matterIds.filter((id) => !Object.hasOwn(choice, id))
	if (missing.length > 0) return answer({ step: 'choose', choice, requestKey, missing }, 400)
	return answer({ step: 'check', choice, requestKey })
}

export default function Ballot() {
	const page = useLoaderData<typeof loader>()
	const reply: Answer = useActionData<typeof action>() ?? { step: 'choose', choice: {} }
	const { choice, refusal, requestKey = page.requestKey } = reply
	const why = refusal ?? page.whyNot
	if (why) return <NotNow page={page} why={why} refused={reply.requestKey !== undefined} choice={choice} />
	if (!page.voter) return <ChooseVoter page={page} />
	if (reply.step === 'check') {
		return <BallotAnswers page={page} voter={page.voter} choice={choice} requestKey={requestKey} />
	}
	return (
		<BallotQuestions
			page={page}
			voter={page.voter}
			choice={choice}
			missing={reply.missing ?? []}
			errors={reply.errors ?? []}
			requestKey={requestKey}
		/>
	)
}
