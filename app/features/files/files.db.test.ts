import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { files } from 'db/schema'
import { read } from 'db/store.server'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import { addItem } from '~/features/planning/plans/add-item.server'
import { addItemFile } from '~/features/planning/plans/add-item-file.server'
import { captionItemFile } from '~/features/planning/plans/caption-item-file.server'
import { draftPage } from '~/features/planning/plans/draft-page.server'
import { publishPlan } from '~/features/planning/plans/publish-plan.server'
import { removeItem } from '~/features/planning/plans/remove-item.server'
import { removeItemFile } from '~/features/planning/plans/remove-item-file.server'
import { saveDraftText } from '~/features/planning/plans/save-draft-text.server'
import { startDraft } from '~/features/planning/plans/start-draft.server'
import { env } from '~/platform/env.server'
import { newId } from '~/platform/id'
import { freshDatabase } from '../../../tests/support/database'
import { makeEstate, makeOfficer } from '../../../tests/support/factories'
import { storedPath } from './folder.server'
import { findPlanFile } from './queries.server'
import { sendFile } from './send-file.server'
import { storeUpload } from './store-upload.server'
import { sweepFiles } from './sweep.server'

const at = Date.parse('2026-11-20T04:00:00Z')
const folder = join(env.DATA_DIR, 'files')
const stored = () => readdir(folder).catch(() => [])

beforeEach(async () => {
	await freshDatabase()
	await rm(folder, { recursive: true, force: true })
})

const upload = (bytes: Uint8Array | string, name = '屋面.jpg') => new File([Buffer.from(bytes)], name)

function picture(width = 1200, height = 800) {
	return sharp({ create: { width, height, channels: 3, background: '#889' } })
}

async function jpegWithPlace() {
	const gps = { GPSLatitudeRef: 'N', GPSLatitude: '30/1 39/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '104/1 3/1 0/1' }
	return picture()
		.jpeg()
		.withExif({ IFD0: { Make: 'PhoneOfWang', Orientation: '6' }, IFD3: gps })
		.withMetadata({ orientation: 6 })
		.toBuffer()
}

/** A PNG that says it is as large as given and holds one line of it. */
function pixelFlood(side: number): Buffer {
	const crcTable = Array.from({ length: 256 }, (_, n) => {
		let c = n
		for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
		return c >>> 0
	})
	const crc = (bytes: Buffer) => {
		let c = 0xffffffff
		for (const byte of bytes) c = (crcTable[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8)
		return (c ^ 0xffffffff) >>> 0
	}
	const chunk = (type: string, body: Buffer) => {
		const named = Buffer.concat([Buffer.from(type), body])
		const frame = Buffer.alloc(8)
		frame.writeUInt32BE(body.length, 0)
		frame.writeUInt32BE(crc(named), 4)
		return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
	}
	const header = Buffer.alloc(13)
	header.writeUInt32BE(side, 0)
	header.writeUInt32BE(side, 4)
	header.set([1, 0, 0, 0, 0], 8)
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
	const lines = deflateSync(Buffer.alloc(side))
	return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', lines), chunk('IEND', Buffer.alloc(0))])
}

const pdf = '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

describe('what is stored (OWASP ASVS V5.2, V14.2.8)', () => {
	it('is the picture upright and smaller, without where it was taken', async () => {
		const bytes = await jpegWithPlace()
		expect(bytes.includes('PhoneOfWang')).toBe(true)
		expect((await sharp(bytes).metadata()).exif).toBeDefined()
		const result = await storeUpload(upload(bytes, 'IMG 王.JPG'))
		expect(result).toMatchObject({
			ok: true,
			value: { fileName: 'IMG 王.webp', mediaType: 'image/webp', width: 800, height: 1200 },
		})
		if (!result.ok) return
		for (const size of ['full', 'thumb'] as const) {
			const path = storedPath(result.value.storageName, size)
			const { format, exif, icc, xmp, width, height } = await sharp(path).metadata()
			expect({ format, exif, icc, xmp }).toEqual({ format: 'webp', exif: undefined, icc: undefined, xmp: undefined })
			expect(Math.max(width, height)).toBe(size === 'thumb' ? 800 : 1200)
			expect((await readFile(path)).includes('PhoneOfWang')).toBe(false)
		}
	})

	it('is at most 2,400 px', async () => {
		const result = await storeUpload(upload(await picture(5000, 1000).png().toBuffer()))
		expect(result).toMatchObject({ ok: true, value: { width: 2400, height: 480 } })
	})

	it('holds nothing that was hidden behind a picture', async () => {
		const polyglot = Buffer.concat([await picture().jpeg().toBuffer(), Buffer.from(`<html>${svg}</html>PK\x03\x04`)])
		const result = await storeUpload(upload(polyglot))
		if (!result.ok) throw new Error(result.error)
		expect((await readFile(storedPath(result.value.storageName, 'full'))).includes('<script>')).toBe(false)
	})

	it.each([
		['a pixel flood', () => pixelFlood(30_000), 'files:refusal.too-many-pixels'],
		[
			'41 million pixels',
			async () => picture(6500, 6400).png({ compressionLevel: 9 }).toBuffer(),
			'files:refusal.too-many-pixels',
		],
		['an SVG that says it is a JPEG', () => svg, 'files:refusal.wrong-kind'],
		['a web page', () => '<!doctype html><script>1</script>', 'files:refusal.wrong-kind'],
		['a zip', () => 'PK\x03\x04xxxx', 'files:refusal.wrong-kind'],
		['half a picture', async () => (await picture().jpeg().toBuffer()).subarray(0, 900), 'files:refusal.damaged'],
		['a picture in its first bytes only', () => Buffer.from('ffd8ffe0deadbeef', 'hex'), 'files:refusal.damaged'],
		['half a PDF', () => pdf.slice(0, 20), 'files:refusal.damaged'],
		['nothing', () => '', 'files:refusal.empty'],
		['more than 10 MB', () => Buffer.alloc(10 * 1024 * 1024 + 1, '%PDF-'), 'files:refusal.too-large'],
	])('refuses %s and keeps no byte of it', async (_name, make, refusal) => {
		expect(await storeUpload(upload(await make()))).toMatchObject({ ok: false, error: refusal })
		expect(await stored()).toEqual([])
	})
})

async function draftWithItem() {
	const { estate } = await makeEstate()
	const officer = await makeOfficer()
	await startDraft(officer, { estate }, at)
	const itemKey = newId()
	const funds = [{ sourceCode: 'county', amountFen: 100 }]
	const item = { classCode: 'basic', name: '屋面', description: '', costFen: 100, funds }
	await addItem(officer, { estate, requestKey: itemKey, ...item }, at)
	return { estate, officer, itemKey }
}

type Draft = Awaited<ReturnType<typeof draftWithItem>>

async function publish({ estate, officer }: Draft, title: string) {
	const { draft } = await draftPage(estate, 'zh-CN')
	if (!draft) throw new Error('no draft')
	const words = { title, summary: '', changeNote: '改了' }
	await saveDraftText(officer, { estate, stamp: draft.textStamp, ...words }, at)
	const { draft: seen } = await draftPage(estate, 'zh-CN')
	return publishPlan(officer, { estate, versionId: draft.versionId, stamp: seen?.stamp ?? '' }, at)
}

describe('the files of an item', () => {
	it('are kept once, whatever is sent how often', async () => {
		const { estate, officer, itemKey } = await draftWithItem()
		const bytes = await picture().jpeg().toBuffer()
		const posts = Array.from({ length: 3 }, () =>
			addItemFile(officer, { estate, itemKey, file: upload(bytes), caption: '现状' }, at),
		)
		const kept = (await Promise.all(posts)).map((result) => result.ok && result.value.kept)
		expect(kept.filter(Boolean)).toHaveLength(1)
		expect(await read.select().from(files)).toHaveLength(1)
		expect(await stored()).toHaveLength(2)
	})

	it('leave nothing behind when the deed is refused or fails', async () => {
		const draft = await draftWithItem()
		const about = { file: upload(pdf, 'a.pdf'), caption: '图' }
		const { officer, estate } = draft
		expect(await addItemFile(officer, { ...about, estate, itemKey: 'x' }, at)).toMatchObject({
			error: 'drafts:refusal.no-item',
		})
		const stranger = await makeOfficer('51/5102/510202/')
		await expect(addItemFile(stranger, { ...about, estate, itemKey: draft.itemKey }, at)).rejects.toMatchObject({
			status: 404,
		})
		expect(await stored()).toEqual([])
		expect(await read.select().from(files)).toEqual([])
	})

	it('go from version to version by their bytes, and stay while a version shows them', async () => {
		const draft = await draftWithItem()
		const { estate, officer, itemKey } = draft
		await addItemFile(officer, { estate, itemKey, file: upload(pdf, '图.pdf'), caption: '图' }, at)
		expect(await publish(draft, '第一版')).toMatchObject({ ok: true })
		await startDraft(officer, { estate }, at)
		const rows = await read.select().from(files)
		expect(new Set(rows.map((row) => row.storageName)).size).toBe(1)
		expect(rows).toHaveLength(2)
		const { draft: second } = await draftPage(estate, 'zh-CN')
		const fileId = second?.items[0]?.files[0]?.id ?? ''
		const published = rows.find((row) => row.id !== fileId)
		expect(await findPlanFile(estate.id, fileId)).toMatchObject({ versionNumber: 0 })
		expect(await findPlanFile(estate.id, published?.id ?? '')).toMatchObject({ versionNumber: 1 })
		expect(
			await captionItemFile(officer, { estate, itemKey, fileId: published?.id ?? '', caption: 'x' }, at),
		).toMatchObject({
			error: 'drafts:refusal.no-file',
		})
		expect(await captionItemFile(officer, { estate, itemKey, fileId, caption: '新图' }, at)).toMatchObject({ ok: true })
		expect(await removeItemFile(officer, { estate, itemKey, fileId }, at)).toMatchObject({ ok: true })
		expect(await stored()).toHaveLength(1)
		await removeItem(officer, { estate, itemKey }, at)
		expect(await read.select().from(files)).toMatchObject([{ id: published?.id, caption: '图' }])
		expect(await stored()).toHaveLength(1)
	})

	it('of a draft go with their bytes', async () => {
		const { estate, officer, itemKey } = await draftWithItem()
		await addItemFile(officer, { estate, itemKey, file: upload(pdf, '图.pdf'), caption: '图' }, at)
		await removeItem(officer, { estate, itemKey }, at)
		expect(await stored()).toEqual([])
	})

	it('are not found in another estate', async () => {
		const { estate, officer, itemKey } = await draftWithItem()
		await addItemFile(officer, { estate, itemKey, file: upload(pdf, '图.pdf'), caption: '图' }, at)
		const [row] = await read.select().from(files)
		const { estate: other } = await makeEstate()
		expect(await findPlanFile(other.id, row?.id ?? '')).toBeNull()
	})

	it('lose bytes without a row after a day, and no others', async () => {
		const { estate, officer, itemKey } = await draftWithItem()
		await addItemFile(officer, { estate, itemKey, file: upload(pdf, '图.pdf'), caption: '图' }, at)
		await storeUpload(upload(await picture().png().toBuffer()))
		expect(await sweepFiles(Date.now())).toBe(0)
		expect(await sweepFiles(Date.now() + 25 * 60 * 60 * 1000)).toBe(1)
		expect(await stored()).toHaveLength(1)
	})
})

describe('how a file is sent', () => {
	it('says what it is, how it is saved and that only this browser may keep it', async () => {
		const result = await storeUpload(upload(pdf, '总平面图.pdf'))
		if (!result.ok) throw new Error(result.error)
		const request = new Request('http://localhost/estates/e/files/f')
		const answer = await sendFile(request, result.value, { size: 'full', lasting: false })
		expect(Object.fromEntries(answer.headers)).toMatchObject({
			'content-type': 'application/pdf',
			'content-disposition': `attachment; filename="____.pdf"; filename*=UTF-8''${encodeURIComponent('总平面图')}.pdf`,
			'cache-control': 'private, no-cache',
		})
		expect(await answer.text()).toBe(pdf)
		const again = new Request(request, { headers: { 'If-None-Match': answer.headers.get('ETag') ?? '' } })
		expect((await sendFile(again, result.value, { size: 'full', lasting: true })).status).toBe(304)
	})
})
