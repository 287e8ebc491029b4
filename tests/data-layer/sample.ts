import { boolean, engine, instant, integer, json, oneOf, sql, table, text } from '../../db/dialect'
import { write } from '../../db/store.server'

/** A table of the tests' own, so that they say nothing about the product's. */
export const samples = table('samples', {
	id: text('id').primaryKey(),
	amount: integer('amount').notNull().default(0),
	open: boolean('open').notNull().default(true),
	at: instant('at'),
	detail: json<{ names: string[] }>('detail'),
	state: oneOf('state', ['new', 'old']).notNull().default('new'),
})

const columns = {
	sqlite: `id text PRIMARY KEY, amount integer NOT NULL DEFAULT 0, open integer NOT NULL DEFAULT 1, at integer, detail text,
		state text NOT NULL DEFAULT 'new'`,
	postgres: `id text COLLATE "C" PRIMARY KEY, amount bigint NOT NULL DEFAULT 0, open boolean NOT NULL DEFAULT true, at bigint,
		detail jsonb, state text NOT NULL DEFAULT 'new'`,
}

export async function makeSamples() {
	const strict = engine === 'sqlite' ? ' STRICT' : ''
	await write(async (tx) => {
		await tx.execute(sql.raw('DROP TABLE IF EXISTS samples'))
		await tx.execute(sql.raw(`CREATE TABLE samples (${columns[engine]})${strict}`))
	})
}
