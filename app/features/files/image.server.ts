import { done, type Result, refused } from '~/platform/result'
import { type FileRefusal, largestPixels, largestSide, thumbSide } from './rules'

/** Loaded at the first picture: a portal that is idle does not hold it in memory. */
async function pictures() {
	const { default: sharp } = await import('sharp')
	sharp.concurrency(1)
	sharp.cache(false)
	return sharp
}

export interface Picture {
	full: Buffer
	thumb: Buffer
	width: number
	height: number
}

const mostWaiting = 20
let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/** One picture at a time: a large one takes hundreds of megabytes while it is decoded. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
	waiting += 1
	const turn = last.then(work).finally(() => {
		waiting -= 1
	})
	last = turn.catch(() => undefined)
	return turn
}

const limits = {
	limitInputPixels: largestPixels,
	limitInputChannels: 5,
	failOn: 'warning',
	sequentialRead: true,
} as const

async function encode(bytes: Buffer): Promise<Picture> {
	const inside = (side: number) => ({ width: side, height: side, fit: 'inside', withoutEnlargement: true }) as const
	const sharp = await pictures()
	const { data: full, info } = await sharp(bytes, limits)
		.rotate()
		.resize(inside(largestSide))
		.webp({ quality: 82 })
		.toBuffer({ resolveWithObject: true })
	const thumb = await sharp(full, limits).resize(inside(thumbSide)).webp({ quality: 76 }).toBuffer()
	return { full, thumb, width: info.width, height: info.height }
}

/** Decodes a picture and writes it anew as WebP: upright, at most 2,400 px, without any of its metadata. */
export async function readPicture(bytes: Buffer): Promise<Result<Picture, FileRefusal>> {
	if (waiting >= mostWaiting) return refused('files:refusal.busy')
	return inTurn(async () => {
		try {
			const sharp = await pictures()
			const { width, height, pages = 1 } = await sharp(bytes, limits).metadata()
			if (width * height * pages > largestPixels) return refused('files:refusal.too-many-pixels')
			return done(await encode(bytes))
		} catch (error) {
			const tooMany = error instanceof Error && /exceeds pixel limit/i.test(error.message)
			return refused(tooMany ? 'files:refusal.too-many-pixels' : 'files:refusal.damaged')
		}
	})
}
