import en from 'locales/en/audit.json'
import zh from 'locales/zh-CN/audit.json'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { recordedDeeds } from '~/features/audit/deeds'
import { modulesOf, walk } from './support/modules'

/** `deed: 'x'`, `const deed = a ? 'x' : 'y'`, `draftDeed('x')`: the names under which the code records what people do. */
function namesIn(source: ts.SourceFile): string[] {
	const names: string[] = []
	const take = (node: ts.Node | undefined) => {
		if (!node) return
		if (ts.isStringLiteral(node)) names.push(node.text)
		else if (ts.isConditionalExpression(node)) for (const branch of [node.whenTrue, node.whenFalse]) take(branch)
	}
	walk(source, (node) => {
		const named = ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)
		if (named && node.name.getText() === 'deed') take(node.initializer)
		if (ts.isCallExpression(node) && /Deed$/.test(node.expression.getText())) take(node.arguments[0])
	})
	return names
}

const named = [...new Set(modulesOf('app').flatMap(({ source }) => namesIn(source)))].sort()

test('the list of recorded deeds is what the code records', () => {
	expect(named.length).toBeGreaterThan(30)
	expect([...recordedDeeds].sort()).toEqual(named)
})

test('every recorded deed has its words in both languages, and there are no others', () => {
	expect(Object.keys(zh.deed).sort()).toEqual(named)
	expect(Object.keys(en.deed).sort()).toEqual(named)
})

test('every kind of subject has its words', () => {
	const kinds = modulesOf('app').flatMap(({ source }) => [
		...source.text.matchAll(/subjectKind: '([a-z-]+)'|kind: '(plan[a-z-]*)'/g),
	])
	const missing = kinds
		.map(([, kind, other]) => kind ?? other ?? '')
		.filter((kind) => !(kind in zh.subject && kind in en.subject))
	expect([...new Set(missing)]).toEqual([])
})
