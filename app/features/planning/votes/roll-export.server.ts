import { stringify } from 'csv-stringify/sync'
import type { TFunction } from 'i18next'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import { harmlessCell } from '~/platform/harmless-cell'
import { postedRoll } from './roll-posted.server'

const hundredths = (area: number) => `${Math.floor(area / 100)}.${String(area % 100).padStart(2, '0')}`

/** The posted roll as a file: what hangs on the wall, without names; UTF-8 with its mark so that Excel knows. Null without such a vote. */
export async function rollCsv(
	estate: Pick<EstateFacts, 'id'>,
	voteId: string | undefined,
	t: TFunction,
	at: number,
): Promise<string | null> {
	const roll = await postedRoll(estate, voteId, at)
	if (!roll) return null
	const columns = ['building', 'entrance', 'number', 'use', 'area', 'source', 'counts']
	const lines = roll.units.map(({ building, entrance, number, use, area, areaSource, excluded }) => [
		harmlessCell(building),
		harmlessCell(entrance),
		harmlessCell(number),
		t(`register:value.use.${use}`),
		hundredths(area),
		areaSource === null ? '' : t(`register:value.areaSource.${areaSource}`),
		excluded ? t('roll:page.excluded', { reason: t(`roll:reason.${excluded}`) }) : t('roll:page.counts-yes'),
	])
	return stringify([columns.map((column) => t(`roll:page.${column}`)), ...lines], {
		bom: true,
		record_delimiter: 'windows',
	})
}
