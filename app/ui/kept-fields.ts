/** What a form control must have to be kept: inputs, selects and text areas of the browser have it. */
export interface Control {
	name: string
	type: string
	value: string
	defaultValue?: string
	checked?: boolean
	defaultChecked?: boolean
}

export interface KeptField {
	name: string
	value: string
}

export interface Draft {
	at: number
	/** The key of the form that was typed into: sent again, it is the same entry. */
	requestKey: string
	fields: readonly KeptField[]
	/** A file had been chosen; its bytes are not kept. */
	file: boolean
}

const prefix = 'kept-draft'
const longestKept = 14 * 24 * 60 * 60 * 1000
const neverKept = new Set(['hidden', 'password', 'file', 'submit', 'button', 'reset', 'image'])

export const draftPlace = (person: string, name: string) => `${prefix}:${person}:${name}`
export const isDraftPlace = (place: string) => place.startsWith(`${prefix}:`)

const isMark = (control: Control) => control.type === 'radio' || control.type === 'checkbox'
const isKept = (control: Control) => control.name !== '' && !neverKept.has(control.type)

/** What stands in the form: of radios and checkboxes those that are on. */
export function takeFields(controls: readonly Control[]): KeptField[] {
	return controls.filter(isKept).flatMap((control) => {
		const { name, value } = control
		const stands = isMark(control) ? control.checked : value !== ''
		return stands ? [{ name, value }] : []
	})
}

export function hasChosenFile(controls: readonly Control[]): boolean {
	return controls.some((control) => control.type === 'file' && control.value !== '')
}

/** Puts kept fields back. What was typed before the page came to life stays as it is. */
export function putFields(controls: readonly Control[], fields: readonly KeptField[]): void {
	for (const control of controls.filter(isKept)) {
		if (isMark(control)) {
			if (control.checked !== control.defaultChecked) continue
			control.checked = fields.some((field) => field.name === control.name && field.value === control.value)
			continue
		}
		if (control.defaultValue !== undefined && control.value !== control.defaultValue) continue
		control.value = fields.find((field) => field.name === control.name)?.value ?? ''
	}
}

function isField(given: unknown): given is KeptField {
	if (typeof given !== 'object' || given === null) return false
	return 'name' in given && typeof given.name === 'string' && 'value' in given && typeof given.value === 'string'
}

/** A draft as it was kept; null when it is none of ours or two weeks old. */
export function readDraft(text: string | null, at: number): Draft | null {
	if (text === null) return null
	let given: unknown
	try {
		given = JSON.parse(text)
	} catch {
		return null
	}
	if (typeof given !== 'object' || given === null) return null
	if (!('at' in given) || typeof given.at !== 'number' || at - given.at > longestKept) return null
	if (!('requestKey' in given) || typeof given.requestKey !== 'string') return null
	if (!('fields' in given) || !Array.isArray(given.fields) || !given.fields.every(isField)) return null
	return {
		at: given.at,
		requestKey: given.requestKey,
		fields: given.fields,
		file: 'file' in given && given.file === true,
	}
}
