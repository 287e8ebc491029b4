import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import ts from 'typescript'

export interface Import {
	/** The file it leads to, e.g. app/ui/card.tsx; a package's or Node's own name otherwise. */
	to: string
	ours: boolean
	types: boolean
	line: number
}

export interface Module {
	path: string
	source: ts.SourceFile
	lines: number
	imports: readonly Import[]
}

const endings = ['', '.ts', '.tsx', '.d.ts', '.js', '/index.ts', '/index.tsx']
const aliases = [
	['~/', 'app/'],
	['db/', 'db/'],
	['locales/', 'locales/'],
] as const

function resolve(from: string, name: string): string | null {
	const alias = aliases.find(([start]) => name.startsWith(start))
	if (!alias && !name.startsWith('.')) return null
	const path = alias ? alias[1] + name.slice(alias[0].length) : normalize(join(dirname(from), name))
	const bare = path.replace(/\?.*$/, '')
	const found = endings.map((ending) => bare + ending).find((file) => existsSync(file) && statSync(file).isFile())
	return found ?? bare
}

/** `import { type A }` leaves an import behind (verbatimModuleSyntax), `import type { A }` does not. */
function typesOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
	return ts.isExportDeclaration(node) ? node.isTypeOnly : (node.importClause?.isTypeOnly ?? false)
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
	visit(node)
	node.forEachChild((child) => walk(child, visit))
}

function importsOf(path: string, source: ts.SourceFile): Import[] {
	const found: Import[] = []
	const add = (literal: ts.Node, types: boolean) => {
		if (!ts.isStringLiteral(literal)) return
		const to = resolve(path, literal.text)
		const line = lineOf(source, literal)
		found.push({ to: to ?? literal.text, ours: to !== null, types, line })
	}
	walk(source, (node) => {
		if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, typesOnly(node))
		else if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(node.moduleSpecifier, typesOnly(node))
		else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true)
		else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
			const [argument] = node.arguments
			if (argument) add(argument, false)
		}
	})
	return found
}

export function lineOf(source: ts.SourceFile, node: ts.Node): number {
	return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
}

/** Every module of these folders but its tests, parsed. */
export function modulesOf(...folders: string[]): Module[] {
	return folders.flatMap((folder) =>
		readdirSync(folder, { recursive: true, encoding: 'utf8' })
			.filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
			.sort()
			.map((name) => {
				const path = join(folder, name)
				const text = readFileSync(path, 'utf8')
				const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
				return { path, source, lines: text.trimEnd().split('\n').length, imports: importsOf(path, source) }
			}),
	)
}
