import { defineConfig } from '@playwright/test'
import { findChromium } from './tests/support/chromium'

const { executablePath, args } = await findChromium()
const report = process.env.PLAYWRIGHT_REPORT

export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results/e2e',
	globalSetup: './tests/support/prepare-e2e.ts',
	workers: 2,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	retries: process.env.PLAYWRIGHT_REPORT === undefined ? 0 : 1,
	forbidOnly: process.env.CI !== undefined,
	reporter: report ? [['line'], ['json', { outputFile: report }]] : [['list']],
	use: {
		launchOptions: { executablePath, args },
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		screenshot: 'only-on-failure',
		trace: 'off',
	},
	projects: [
		{ name: 'desktop', testIgnore: 'http/**', use: { viewport: { width: 1280, height: 900 } } },
		{
			name: 'phone',
			testIgnore: ['http/**', 'pages.spec.ts'],
			use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
		},
		// asks by HTTP alone
		{ name: 'http', testMatch: 'http/**' },
	],
})
