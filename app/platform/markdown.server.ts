import { Marked, type Tokens } from 'marked'
import sanitizeHtml from 'sanitize-html'

const escaped = (text: string) =>
	text.replace(/[&<>"]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark] ?? mark)

/** Raw HTML is shown as the text that it is; pictures are named, not fetched. */
const marked = new Marked({
	gfm: true,
	breaks: true,
	renderer: {
		html: ({ text }: Tokens.HTML | Tokens.Tag) => escaped(text),
		image: ({ text }: Tokens.Image) => escaped(text),
	},
})

const allowed: sanitizeHtml.IOptions = {
	allowedTags: [
		'p',
		'br',
		'strong',
		'em',
		'del',
		'code',
		'pre',
		'blockquote',
		'ul',
		'ol',
		'li',
		'hr',
		'a',
		'h3',
		'h4',
		'h5',
		'h6',
		'table',
		'thead',
		'tbody',
		'tr',
		'th',
		'td',
	],
	allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
	allowedSchemes: ['https', 'mailto', 'tel'],
	allowProtocolRelative: false,
	transformTags: {
		// the page has its own h1 and h2
		h1: 'h3',
		h2: 'h4',
		a: sanitizeHtml.simpleTransform('a', { rel: 'noreferrer nofollow' }),
	},
}

/** Markdown as HTML that `SafeHtml` may show: no raw HTML, links to https, mailto and tel only. OWASP ASVS V1.3.5. */
export function renderMarkdown(text: string): string {
	return sanitizeHtml(marked.parse(text, { async: false }), allowed)
}
