import type { TFunction } from 'i18next'

interface Spoken {
	postedAs: 'captain' | 'community' | 'office'
	posterName: string
	buildingName: string | null
	entranceName: string | null
}

/** Who issues a notice, as its paper names them; captains sign with their name. */
export function issuerOf(t: TFunction, notice: Spoken, ladder: readonly { level: string; name: string }[]): string {
	const named = (level: string) => ladder.find((region) => region.level === level)?.name ?? ''
	switch (notice.postedAs) {
		case 'office':
			return t(/[镇乡]$/.test(named('street')) ? 'notices:issuer.town' : 'notices:issuer.street', {
				name: named('street'),
			})
		case 'community':
			return t('notices:issuer.community', { name: named('community').replace(/(居委会|居民委员会)$/, '') })
		case 'captain': {
			const scope = [notice.buildingName, notice.entranceName].filter(Boolean).join(' ')
			return t('notices:issuer.captain', { scope, name: notice.posterName })
		}
	}
}
