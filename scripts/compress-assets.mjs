// Beside each built browser file, what the server sends: Brotli and gzip, made once and as small as can be.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const folder = 'build/client'
const compressible = /\.(?:js|css|svg|json|txt|webmanifest)$/
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
	const path = join(entry.parentPath, entry.name)
	if (!entry.isFile() || !compressible.test(entry.name) || path.includes('.vite')) continue
	const plain = readFileSync(path)
	if (plain.length < 1_000) continue
	writeFileSync(`${path}.br`, brotliCompressSync(plain, quality))
	writeFileSync(`${path}.gz`, gzipSync(plain, { level: 9 }))
}
