import { expect, test } from 'vitest'
import { keyText, openNote, readKey, signerOf, signHead } from './checkpoint'

/** RFC 8032, 7.1, test 1. */
const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex')
const signer = signerOf('portal.example', seed)
const head = { origin: 'portal.example/votes/1', size: 7, root: Buffer.alloc(32, 5) }

test('the key is that of RFC 8032 and reads back', () => {
	expect(Buffer.from(signer.publicKey).toString('hex')).toBe(
		'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
	)
	const key = readKey(keyText(signer))
	expect(key?.name).toBe('portal.example')
	const text = keyText(signer)
	for (let at = 0; at < text.length; at++) {
		const changed = text.slice(0, at) + (text[at] === 'a' ? 'b' : 'a') + text.slice(at + 1)
		expect(readKey(changed)).toBeNull()
	}
})

test('a note opens to its head, and no byte of it can be another', () => {
	const key = readKey(keyText(signer))
	if (!key) throw new Error('no key')
	const note = signHead(head, signer)
	expect(note).toMatch(/^portal\.example\/votes\/1\n7\n[A-Za-z0-9+/]{43}=\n\n— portal\.example [A-Za-z0-9+/]{91}=\n$/)
	expect(openNote(note, key)).toEqual(head)
	for (let at = 0; at < note.length; at++) {
		for (const letter of ['A', '0', '\n', ' ', '']) {
			if (note[at] === letter) continue
			expect(openNote(note.slice(0, at) + letter + note.slice(at + 1), key)).toBeNull()
		}
	}
	expect(openNote(`${note}\n`, key)).toBeNull()
})

test('the note of another key does not open', () => {
	const key = readKey(keyText(signer))
	const other = signerOf('portal.example', Buffer.alloc(32, 1))
	expect(key && openNote(signHead(head, other), key)).toBeNull()
})
