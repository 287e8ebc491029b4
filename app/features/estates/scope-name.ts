import type { TFunction } from 'i18next'

/** A part of an estate in words: “2 栋 1 单元”, “2 栋”, or the whole estate. */
export function scopeName(t: TFunction, part: { buildingName: string | null; entranceName: string | null }): string {
	const names = [part.buildingName, part.entranceName].filter((name) => name !== null)
	return names.length > 0 ? names.join(' ') : t('place:whole-estate')
}
