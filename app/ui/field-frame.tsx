import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { messageText } from '~/platform/message'

/** What a field component needs of conform's FieldMetadata; `plainField` makes one for forms without conform. */
export interface BoundField {
	id: string
	name: string
	errorId: string
	descriptionId: string
	formId?: string
	key?: string | undefined
	errors?: string[] | undefined
	defaultValue?: string | undefined
	defaultOptions?: string[] | undefined
	defaultChecked?: boolean | undefined
}

/** A field of a form without conform, e.g. the filters of a list (`<Form method="get">`). */
export function plainField(name: string, value?: string | null): BoundField {
	return {
		id: `field-${name}`,
		name,
		errorId: `field-${name}-error`,
		descriptionId: `field-${name}-hint`,
		defaultValue: value ?? undefined,
		defaultOptions: value ? [value] : undefined,
		defaultChecked: value === 'on',
	}
}

export interface FieldProps {
	field: BoundField
	label: string
	hint?: ReactNode
	/** Says “(optional)” beside the label. */
	optional?: boolean
	/** The label is the question of the page: it becomes its h1. */
	asTitle?: boolean
}

/** The attributes that tie a control to its label, hint and error. */
export function controlProps(field: BoundField, hint?: ReactNode) {
	const invalid = Boolean(field.errors?.length)
	const described = [hint ? field.descriptionId : '', invalid ? field.errorId : ''].filter(Boolean).join(' ')
	return {
		id: field.id,
		name: field.name,
		form: field.formId,
		'aria-invalid': invalid || undefined,
		'aria-describedby': described || undefined,
	}
}

export function FieldError({ field }: { field: BoundField }) {
	const { t } = useTranslation()
	if (!field.errors?.length) return null
	return (
		<p id={field.errorId} className="mb-2 font-semibold text-brick-dark">
			<span className="sr-only">{t('common:error.prefix')}</span>
			{field.errors.map((error) => messageText(t, error)).join(' ')}
		</p>
	)
}

export function LabelText({ label, optional }: { label: string; optional?: boolean | undefined }) {
	const { t } = useTranslation()
	return (
		<>
			{label}
			{optional && <span className="ml-1 font-normal text-muted">{t('common:form.optional')}</span>}
		</>
	)
}

/** Label, hint and error around one control. */
export function FieldFrame({ field, label, hint, optional, asTitle, children }: FieldProps & { children: ReactNode }) {
	const text = (
		<label htmlFor={field.id} className="block">
			<LabelText label={label} optional={optional} />
		</label>
	)
	return (
		<div className={field.errors?.length ? 'field field-invalid' : 'field'}>
			{asTitle ? (
				<h1 className="mb-2 text-2xl font-bold lg:text-3xl">{text}</h1>
			) : (
				<div className="mb-1 font-bold">{text}</div>
			)}
			{hint && (
				<div id={field.descriptionId} className="mb-2 max-w-text text-muted">
					{hint}
				</div>
			)}
			<FieldError field={field} />
			{children}
		</div>
	)
}

/** The same around several controls: a fieldset with its legend. */
export function GroupFrame({ field, label, hint, optional, asTitle, children }: FieldProps & { children: ReactNode }) {
	const { 'aria-describedby': describedBy } = controlProps(field, hint)
	const text = <LabelText label={label} optional={optional} />
	return (
		<fieldset aria-describedby={describedBy} className={field.errors?.length ? 'field field-invalid' : 'field'}>
			<legend className="mb-1 w-full font-bold">
				{asTitle ? <h1 className="mb-2 text-2xl font-bold lg:text-3xl">{text}</h1> : text}
			</legend>
			{hint && (
				<div id={field.descriptionId} className="mb-2 max-w-text text-muted">
					{hint}
				</div>
			)}
			<FieldError field={field} />
			{children}
		</fieldset>
	)
}
