import { describe, expect, it } from 'vitest'
import { type Control, draftPlace, hasChosenFile, isDraftPlace, putFields, readDraft, takeFields } from './kept-fields'

const text = (name: string, value = '', type = 'text'): Control => ({ name, type, value, defaultValue: '' })
const mark = (name: string, value: string, checked = false, type = 'radio'): Control => ({
	name,
	type,
	value,
	checked,
	defaultChecked: false,
})

/** The form of a visit with some paper questions, as the phone shows it. */
const form = (): Control[] => [
	{ name: 'requestKey', type: 'hidden', value: 'k1' },
	mark('outcome', 'met'),
	mark('outcome', 'not-home'),
	mark('doors', 'u1', false, 'checkbox'),
	mark('doors', 'u2', false, 'checkbox'),
	text('note', '', 'textarea'),
	{ name: 'method', type: 'select-one', value: '' },
	text('photo', '', 'file'),
	text('password', '', 'password'),
	{ name: '', type: 'submit', value: '' },
]

function filled(): Control[] {
	const controls = form()
	for (const control of controls) {
		if (control.value === 'not-home' || control.value === 'u2') control.checked = true
		if (control.name === 'note') control.value = '下午 5 点再来'
		if (control.name === 'method') control.value = 'mailbox'
		if (control.type === 'file') control.value = 'C:\\fakepath\\a.jpg'
		if (control.type === 'password') control.value = 'secret'
	}
	return controls
}

describe('what is kept of a form', () => {
	it('is its text, choices and ticks; no file, no password, nothing hidden', () => {
		expect(takeFields(filled())).toEqual([
			{ name: 'outcome', value: 'not-home' },
			{ name: 'doors', value: 'u2' },
			{ name: 'note', value: '下午 5 点再来' },
			{ name: 'method', value: 'mailbox' },
		])
		expect(hasChosenFile(filled())).toBe(true)
		expect(hasChosenFile(form())).toBe(false)
	})

	it('goes back as it was', () => {
		const again = form()
		putFields(again, takeFields(filled()))
		expect(takeFields(again)).toEqual(takeFields(filled()))
		expect(again.find(({ type }) => type === 'password')?.value).toBe('')
		expect(again.find(({ type }) => type === 'file')?.value).toBe('')
		expect(again.find(({ type }) => type === 'hidden')?.value).toBe('k1')
	})

	it('does not undo what was typed before it could go back', () => {
		const typed = form()
		const note = typed.find(({ name }) => name === 'note')
		if (note) note.value = '新写的'
		putFields(typed, [{ name: 'note', value: '旧的' }])
		expect(note?.value).toBe('新写的')
	})

	it('gives a select with a first line of its own its choice back', () => {
		const select: Control = { name: 'method', type: 'select-one', value: 'hand' }
		putFields([select], [{ name: 'method', value: 'post' }])
		expect(select.value).toBe('post')
	})
})

describe('a kept draft', () => {
	const at = Date.parse('2026-11-20T08:00:00Z')
	const draft = { at, requestKey: 'k1', fields: takeFields(filled()), file: true }
	const day = 24 * 60 * 60 * 1000

	it('is read as it was written, for two weeks', () => {
		expect(readDraft(JSON.stringify(draft), at + 13 * day)).toEqual(draft)
		expect(readDraft(JSON.stringify(draft), at + 15 * day)).toBeNull()
	})

	it.each([null, '', '{', '1', 'null', '[]', '{}', '{"at":1}', JSON.stringify({ ...draft, fields: [1] })])(
		'is none when it is %s',
		(kept) => expect(readDraft(kept, at)).toBeNull(),
	)

	it('lies under the person and the form, apart from what others keep', () => {
		expect(draftPlace('p1', 'visit:v1:u1')).not.toBe(draftPlace('p2', 'visit:v1:u1'))
		expect(isDraftPlace(draftPlace('p1', 'x'))).toBe(true)
		expect(isDraftPlace('remix-scroll')).toBe(false)
	})
})
