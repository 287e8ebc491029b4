import type { FieldMetadata, FormMetadata } from '@conform-to/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { Button, Disclosure, HiddenField, SelectField, TextField } from '~/ui'
import type { profileForm } from '../forms'
import { approvalBounds, approvalWholes, classKinds } from '../options'

type Typed = z.input<typeof profileForm>
type ClassField = FieldMetadata<Typed['matterClasses'][number], Typed, string[]>

/** A code for a class that this locality adds: the first that is free. */
export function freeCode(taken: readonly (string | undefined)[]): string {
	for (let number = 1; ; number++) if (!taken.includes(`own-${number}`)) return `own-${number}`
}

interface ClassFieldsProps {
	form: FormMetadata<Typed, string[]>
	/** Of the whole list. */
	listName: string
	field: ClassField
	index: number
	removable: boolean
}

/** One class of matters: its names and both of its fractions. */
export function ClassFields({ form, listName, field, index, removable }: ClassFieldsProps) {
	const { t } = useTranslation()
	const own = field.getFieldset()
	const values = {
		name: own.nameZh.value || t('profiles:class.new'),
		participation: `${own.participationNumerator.value ?? '?'}/${own.participationDenominator.value ?? '?'}`,
		approval: t(`votes:matter.${own.approvalBound.value === 'over' ? 'over' : 'at-least'}`, {
			fraction: `${own.approvalNumerator.value ?? '?'}/${own.approvalDenominator.value ?? '?'}`,
		}),
	}
	return (
		<Disclosure
			open={!field.valid || !own.nameZh.initialValue}
			summary={t('profiles:class.title', { number: index + 1, ...values })}
		>
			<HiddenField name={own.code.name} value={own.code.initialValue ?? ''} />
			<div className="grid gap-x-4 sm:grid-cols-2">
				<TextField field={own.nameZh} label={t('profiles:class.name-zh')} maxLength={60} />
				<TextField field={own.nameEn} label={t('profiles:class.name-en')} maxLength={120} />
			</div>
			<SelectField
				field={own.kind}
				label={t('profiles:class.kind')}
				options={classKinds.map((value) => ({ value, label: t(`profiles:class.kinds.${value}`) }))}
				width="half"
			/>
			<Fraction
				legend={t('profiles:class.participation-legend')}
				numerator={own.participationNumerator}
				denominator={own.participationDenominator}
			/>
			<Fraction
				legend={t('profiles:class.approval-legend')}
				numerator={own.approvalNumerator}
				denominator={own.approvalDenominator}
			/>
			<div className="grid gap-x-4 sm:grid-cols-2">
				<SelectField
					field={own.approvalBound}
					label={t('profiles:class.bound')}
					options={approvalBounds.map((value) => ({ value, label: t(`profiles:class.bounds.${value}`) }))}
				/>
				<SelectField
					field={own.approvalOf}
					label={t('profiles:class.of')}
					options={approvalWholes.map((value) => ({ value, label: t(`profiles:class.wholes.${value}`) }))}
				/>
			</div>
			{removable && (
				<Button variant="quiet" {...form.remove.getButtonProps({ name: listName, index })} type="submit">
					{t('profiles:class.remove', { number: index + 1 })}
				</Button>
			)}
		</Disclosure>
	)
}

interface FractionProps {
	legend: string
	numerator: FieldMetadata<string, Typed, string[]>
	denominator: FieldMetadata<string, Typed, string[]>
}

/** 分子 / 分母 */
function Fraction({ legend, numerator, denominator }: FractionProps) {
	const { t } = useTranslation()
	return (
		<fieldset>
			<legend className="font-bold">{legend}</legend>
			<div className="flex flex-wrap gap-x-4">
				<TextField field={numerator} label={t('profiles:class.numerator')} inputMode="numeric" width="short" />
				<TextField field={denominator} label={t('profiles:class.denominator')} inputMode="numeric" width="short" />
			</div>
		</fieldset>
	)
}
