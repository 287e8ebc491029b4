import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { GateCard } from '~/features/estates/components/gate-card'
import { NoticesCard } from '~/features/estates/components/notices-card'
import { Participation } from '~/features/estates/components/participation'
import { PlanCard } from '~/features/estates/components/plan-card'
import { CaptainCard, ComeInside, ToolsCard, WorksCard } from '~/features/estates/components/side-cards'
import { placeOf, requireEstate } from '~/features/estates/find-estate.server'
import { participationOf } from '~/features/estates/overview/participation.server'
import { estateTools, isCaptainHere } from '~/features/estates/overview/tools'
import { progressOf } from '~/features/estates/progress.server'
import { stageOf } from '~/features/estates/rules'
import { openSurveysFor } from '~/features/evaluating/surveys/queries.server'
import { YourTurn } from '~/features/home/components/turn'
import { turnOf } from '~/features/home/rules'
import { may } from '~/features/identity/access'
import { currentActor } from '~/features/identity/actor.server'
import { latestNotices } from '~/features/notices/queries.server'
import { gateFor } from '~/features/oversight/queries.server'
import { planSummary } from '~/features/planning/plans/queries.server'
import { voteForEstatePage } from '~/features/planning/votes/queries.server'
import { now } from '~/platform/clock.server'
import { Columns } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const at = now()
	const place = placeOf(estate)
	const progress = await progressOf(estate.id, at)
	const gated = ['planning', 'voting', 'review'].includes(stageOf(progress))
	const [current, plan, notices, surveys, gate] = await Promise.all([
		progress.votesOpen > 0 ? voteForEstatePage(estate, actor, at) : null,
		progress.latestVersion > 0 ? planSummary(estate.id) : null,
		latestNotices(actor, estate, 4),
		actor && progress.surveysOpen > 0 ? openSurveysFor(actor, at) : [],
		gated ? gateFor(estate, at) : null,
	])
	const here = { estateId: estate.id, estateName: estate.name }
	const waiting = current?.voters.filter((voter) => voter.ballotSeq === 0) ?? []
	const openVotes = current
		? [{ ...here, voteId: current.vote.id, title: current.vote.title, closesAt: current.vote.closesAt, waiting }]
		: []
	return {
		title: estate.name,
		...here,
		turn: turnOf(
			openVotes,
			surveys.filter((survey) => survey.estateId === estate.id),
			notices.map((notice) => ({ ...notice, ...here })),
			at,
		),
		vote: current && (await participationOf(current)),
		plan,
		notices,
		works:
			progress.worksStartedAt === null
				? null
				: { startedAt: progress.worksStartedAt, finishedAt: progress.worksFinishedAt },
		surveyed: progress.surveysOpen + progress.surveysClosed > 0,
		gate: gate && { lines: gate.lines, whyNotStart: gate.whyNotStart },
		tools: estateTools(actor, place),
		captain: isCaptainHere(actor, place),
		inside: may(actor, 'read-inside', place),
		signedIn: actor !== null,
	}
}

export default function EstatePage() {
	const page = useLoaderData<typeof loader>()
	const { estateId, turn, vote, plan, notices, works, gate, tools, captain, inside } = page
	const gateCard = gate && <GateCard estateId={estateId} gate={gate} />
	const atWork = tools.length > 0
	return (
		<Columns
			main={
				<>
					{turn && <YourTurn turn={turn} />}
					{vote && <Participation estateId={estateId} vote={vote} />}
					{works && <WorksCard estateId={estateId} works={works} surveyed={page.surveyed} />}
					<PlanCard estateId={estateId} plan={plan} />
					{atWork && gateCard}
				</>
			}
			side={
				<>
					{atWork && <ToolsCard tools={tools} />}
					{captain && <CaptainCard estateId={estateId} />}
					<NoticesCard estateId={estateId} notices={notices} inside={inside} />
					{!atWork && gateCard}
					{!inside && <ComeInside signedIn={page.signedIn} />}
				</>
			}
		/>
	)
}
