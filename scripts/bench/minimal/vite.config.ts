import { fileURLToPath } from 'node:url'
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig, type Plugin } from 'vite'
import portal from '../../../remix.config.js'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

function serveBesideRemix(): Plugin {
	const input = { index: 'virtual:remix/server-build', serve: here('./serve.ts') }
	return {
		name: 'serve-beside-remix',
		enforce: 'post',
		config: (_config, { isSsrBuild }) =>
			isSsrBuild ? { build: { rollupOptions: { input, output: { entryFileNames: '[name].js' } } } } : undefined,
	}
}

/** The same Remix, flags and compiler as the portal's. */
export default defineConfig(({ isSsrBuild }) => ({
	root: here('.'),
	plugins: [
		remix({ future: { ...portal.future, v3_routeConfig: false }, buildDirectory: '../../../.cache/bench/minimal' }),
		serveBesideRemix(),
	],
	resolve: { alias: { db: here('../../../db') } },
	css: { postcss: {} },
	build: { target: isSsrBuild ? 'node22' : 'es2019' },
}))
