import { read } from 'db/store.server'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { paperVote } from '../papers/case.server'
import { findVote } from '../votes/queries.server'
import { previewMunicipal } from './import-municipal.server'
import { keptFile } from './kept-file.server'
import { importsOf } from './queries.server'
import { whyNotImport } from './rules'

const mostShown = 200

/** The officer's page of the city's ballots, with what the file that waits would bring. Null: no such vote. */
export async function municipalPage(
	actor: Actor,
	estate: Pick<EstateFacts, 'id' | 'regionPath'>,
	asked: { voteId: string | undefined; kept: string | undefined },
	at: number,
) {
	const facts = await findVote(estate.id, asked.voteId, at)
	const vote = facts && (await paperVote(read, estate.id, facts.id))
	if (!vote) return null
	const file = asked.kept ? await keptFile(vote.voteId, actor.personId, asked.kept) : null
	const checked = file && (await previewMunicipal(estate, vote.voteId, file, at))
	const gone = asked.kept !== undefined && file === null
	return {
		vote: { id: vote.voteId, title: vote.title },
		whyNot: whyNotImport(vote, at),
		imports: await importsOf(estate.id, vote.voteId),
		unreadable: gone
			? { error: 'municipal:refusal.gone', facts: undefined }
			: checked && !checked.ok
				? { error: checked.error, facts: checked.facts }
				: null,
		preview: checked?.ok
			? {
					fileName: checked.value.fileName,
					taken: checked.value.ballots.length,
					repeated: checked.value.repeated,
					issues: checked.value.issues.slice(0, mostShown),
					more: Math.max(0, checked.value.issues.length - mostShown),
					same: checked.value.same,
				}
			: null,
	}
}
