import type { HTMLAttributes, ReactNode } from 'react'
import { classNames } from './class-names'
import { controlProps, FieldError, FieldFrame, type FieldProps, GroupFrame } from './field-frame'

type Width = 'full' | 'half' | 'short'

const widths: Record<Width, string> = { full: 'w-full', half: 'w-full sm:w-1/2', short: 'w-40 max-w-full' }

interface TextFieldProps extends FieldProps {
	type?: 'text' | 'tel' | 'email' | 'password' | 'search' | 'number'
	inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
	autoComplete?: string
	width?: Width
	/** The unit behind the answer, e.g. “㎡” or “元”. */
	suffix?: string
	maxLength?: number
	spellCheck?: boolean
}

/**
 * One line of text, bound to conform:
 *
 *     const [form, fields] = useForm<z.input<typeof phoneForm>>({ id: 'phone', lastResult: reply?.lastResult })
 *     <TextField field={fields.phone} label={t('identity:phone.label')} type="tel" autoComplete="tel" width="half" />
 */
export function TextField({
	field,
	label,
	hint,
	optional,
	asTitle,
	type = 'text',
	width = 'full',
	suffix,
	...rest
}: TextFieldProps) {
	return (
		<FieldFrame field={field} label={label} hint={hint} optional={optional} asTitle={asTitle}>
			<div className="flex items-center gap-2">
				<input
					key={field.key}
					{...controlProps(field, hint)}
					type={type}
					defaultValue={type === 'password' ? undefined : field.defaultValue}
					className={classNames('control', widths[width])}
					{...rest}
				/>
				{suffix && <span className="shrink-0 text-muted">{suffix}</span>}
			</div>
		</FieldFrame>
	)
}

interface TextAreaProps extends FieldProps {
	rows?: number
	maxLength?: number
}

export function TextArea({ field, label, hint, optional, asTitle, rows = 5, maxLength }: TextAreaProps) {
	return (
		<FieldFrame field={field} label={label} hint={hint} optional={optional} asTitle={asTitle}>
			<textarea
				key={field.key}
				{...controlProps(field, hint)}
				rows={rows}
				maxLength={maxLength}
				defaultValue={field.defaultValue}
				className="control w-full"
			/>
		</FieldFrame>
	)
}

/** A real day; the browser's own calendar, YYYY-MM-DD in the form. */
export function DateField({
	field,
	label,
	hint,
	optional,
	asTitle,
	min,
	max,
}: FieldProps & { min?: string; max?: string }) {
	return (
		<FieldFrame field={field} label={label} hint={hint} optional={optional} asTitle={asTitle}>
			<input
				key={field.key}
				{...controlProps(field, hint)}
				type="date"
				min={min}
				max={max}
				defaultValue={field.defaultValue}
				className="control w-56 max-w-full"
			/>
		</FieldFrame>
	)
}

export interface Choice {
	value: string
	label: string
	hint?: ReactNode
}

interface SelectFieldProps extends FieldProps {
	options: readonly Choice[]
	/** The first, empty line, e.g. “请选择”. */
	empty?: string
	width?: Width
}

export function SelectField({
	field,
	label,
	hint,
	optional,
	asTitle,
	options,
	empty,
	width = 'full',
}: SelectFieldProps) {
	return (
		<FieldFrame field={field} label={label} hint={hint} optional={optional} asTitle={asTitle}>
			<select
				key={field.key}
				{...controlProps(field, hint)}
				defaultValue={field.defaultValue}
				className={classNames('control', widths[width])}
			>
				{empty !== undefined && <option value="">{empty}</option>}
				{options.map((option) => (
					<option key={option.value} value={option.value}>
						{option.label}
					</option>
				))}
			</select>
		</FieldFrame>
	)
}

/** One of few. The link of the error summary lands on the first choice. */
export function RadioField({
	options,
	inline,
	...frame
}: FieldProps & { options: readonly Choice[]; inline?: boolean }) {
	const { field } = frame
	return (
		<GroupFrame {...frame}>
			<div key={field.key} className={inline ? 'flex flex-wrap gap-2' : 'grid gap-2'}>
				{options.map((option, index) => (
					<label key={option.value} className="choice">
						<input
							type="radio"
							id={index === 0 ? field.id : `${field.id}-${option.value}`}
							name={field.name}
							form={field.formId}
							value={option.value}
							defaultChecked={field.defaultValue === option.value}
							className="choice-mark"
						/>
						<ChoiceText {...option} />
					</label>
				))}
			</div>
		</GroupFrame>
	)
}

/** Any of several; posts the name once per choice. */
export function CheckboxesField({
	options,
	columns,
	...frame
}: FieldProps & {
	options: readonly Choice[] /** Many short choices, e.g. doors: side by side. */
	columns?: boolean
}) {
	const { field } = frame
	return (
		<GroupFrame {...frame}>
			<div key={field.key} className={columns ? 'grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-4' : 'grid gap-2'}>
				{options.map((option, index) => (
					<label key={option.value} className="choice">
						<input
							type="checkbox"
							id={index === 0 ? field.id : `${field.id}-${option.value}`}
							name={field.name}
							form={field.formId}
							value={option.value}
							defaultChecked={field.defaultOptions?.includes(option.value)}
							className="choice-mark"
						/>
						<ChoiceText {...option} />
					</label>
				))}
			</div>
		</GroupFrame>
	)
}

/** Yes, or nothing: posts `on`. */
export function CheckboxField({ field, label, hint }: FieldProps) {
	return (
		<div className={field.errors?.length ? 'field field-invalid' : 'field'}>
			<FieldError field={field} />
			<label className="choice">
				<input
					key={field.key}
					{...controlProps(field, hint)}
					type="checkbox"
					value="on"
					defaultChecked={field.defaultChecked}
					className="choice-mark"
				/>
				<ChoiceText label={label} hint={hint && <span id={field.descriptionId}>{hint}</span>} />
			</label>
		</div>
	)
}

function ChoiceText({ label, hint }: { label: string; hint?: ReactNode }) {
	return (
		<span>
			<span className="block text-lg">{label}</span>
			{hint && <span className="block text-muted">{hint}</span>}
		</span>
	)
}

interface FileFieldProps extends FieldProps {
	/** E.g. “.xlsx,.csv” or “image/*”. */
	accept?: string
	multiple?: boolean
	/** On a phone the camera opens at once. */
	camera?: boolean
}

/** A file; its form needs `encType="multipart/form-data"`. */
export function FileField({ field, label, hint, optional, asTitle, accept, multiple, camera }: FileFieldProps) {
	return (
		<FieldFrame field={field} label={label} hint={hint} optional={optional} asTitle={asTitle}>
			<input
				key={field.key}
				{...controlProps(field, hint)}
				type="file"
				accept={accept}
				multiple={multiple}
				capture={camera ? 'environment' : undefined}
				className="control w-full"
			/>
		</FieldFrame>
	)
}

/** What the form carries unseen, e.g. the key that makes a second tap harmless: `<HiddenField name="requestKey" value={data.requestKey} />`. */
export function HiddenField({ name, value }: { name: string; value: string }) {
	return <input type="hidden" name={name} value={value} />
}
