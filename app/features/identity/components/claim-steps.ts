import type { TFunction } from 'i18next'

export function claimSteps(t: TFunction): string[] {
	return ['code', 'who', 'phone', 'confirm'].map((step) => t(`identity:claim.step.${step}`))
}
