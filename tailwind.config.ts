import type { Config } from 'tailwindcss'

// Every length is in rem: the root grows in 大字版 and everything grows with it.
export default {
	content: ['./app/**/*.{ts,tsx}'],
	theme: {
		colors: {
			transparent: 'transparent',
			current: 'currentColor',
			white: '#FFFFFF',
			paper: '#FBF9F5',
			card: '#FFFFFF',
			line: '#DCD8D0',
			edge: '#8A949A',
			ink: '#20272B',
			muted: '#56616A',
			brick: { DEFAULT: '#A63E26', dark: '#8E3320', soft: '#FBEAE5' },
			jade: { DEFAULT: '#1E6B58', soft: '#E4F1EC' },
			amber: { DEFAULT: '#7A4F00', soft: '#FBF0D9' },
			slate: { DEFAULT: '#3B4A54', soft: '#E9EDEF' },
			focus: '#0B5FCC',
		},
		fontFamily: {
			sans: ['"PingFang SC"', '"Noto Sans CJK SC"', '"Microsoft YaHei"', 'system-ui', 'sans-serif'],
			mono: ['ui-monospace', 'Menlo', 'Consolas', 'monospace'],
		},
		// No text under 1 rem (16 px).
		fontSize: {
			sm: ['1rem', '1.55'],
			base: ['1.0625rem', '1.65'],
			lg: ['1.2rem', '1.45'],
			xl: ['1.35rem', '1.4'],
			'2xl': ['1.65rem', '1.3'],
			'3xl': ['2rem', '1.3'],
		},
		screens: { sm: '40rem', md: '48rem', lg: '60rem', xl: '80rem' },
		extend: {
			borderRadius: { md: '0.4rem', lg: '0.6rem', xl: '0.75rem' },
			maxWidth: { page: '72rem', text: '42rem' },
			minHeight: { touch: '2.75rem', main: '3.25rem', elder: '3.75rem' },
			minWidth: { touch: '2.75rem' },
			backgroundImage: {
				hatch: 'repeating-linear-gradient(135deg, #3B4A54 0 0.5rem, #56616A 0.5rem 1rem)',
			},
		},
	},
	corePlugins: { container: false },
} satisfies Config
