import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentDisposition, hasPdfEnd, kindOf, safeFileName } from './rules'

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

describe('what a file is', () => {
	it.each([
		['\xff\xd8\xff\xe0', 'jpeg'],
		['\x89PNG\r\n\x1a\n', 'png'],
		['RIFF\x00\x00\x00\x00WEBPVP8 ', 'webp'],
		['RIFF\x00\x00\x00\x00WAVE', null],
		['%PDF-1.7', 'pdf'],
		[' %PDF-1.7', null],
		['<svg xmlns="http://www.w3.org/2000/svg">', null],
		['<?xml version="1.0"?><svg>', null],
		['<!doctype html>', null],
		['GIF89a', null],
		['PK\x03\x04', null],
		['', null],
	])('%j is %s', (text, kind) => {
		expect(kindOf(bytes(text))).toBe(kind)
	})

	it('a PDF that broke off has no end', () => {
		expect(hasPdfEnd(bytes('%PDF-1.7\n…%%EOF\n'))).toBe(true)
		expect(hasPdfEnd(bytes('%PDF-1.7\n…'))).toBe(false)
	})
})

describe('names of files', () => {
	it.each([
		['屋面 现状.JPG', 'webp', '屋面 现状.webp'],
		['../../etc/passwd', 'pdf', 'passwd.pdf'],
		['C:\\图\\总平面.pdf', 'pdf', '总平面.pdf'],
		['a\u202Egpj.exe', 'pdf', 'agpj.pdf'],
		['.htaccess', 'pdf', 'file.pdf'],
		['<script>.png', 'webp', 'script.webp'],
		['', 'pdf', 'file.pdf'],
	])('%j is saved as %s → %s', (given, ending, name) => {
		expect(safeFileName(given, ending)).toBe(name)
	})

	it('never break a header, whatever the name', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (given) => {
				const header = contentDisposition('attachment', safeFileName(given, 'pdf'))
				expect(header).toMatch(/^attachment; filename="[ !#-[\]-~]*"; filename\*=UTF-8''[\w.~!$&+^`|%-]*$/)
				expect(() => new Headers({ 'Content-Disposition': header })).not.toThrow()
			}),
		)
	})
})
