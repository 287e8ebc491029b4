/** Counts cases from standard input, one JSON a line, and prints one result a line: `npm run -s recount < cases.jsonl`. */
import { createInterface } from 'node:readline'
import { recountLine } from '~/features/planning/votes/recount'

const batch = 500
let lines: string[] = []
const flush = () => {
	if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`)
	lines = []
}
for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
	lines.push(JSON.stringify(recountLine(line)))
	if (lines.length === batch) flush()
}
flush()
