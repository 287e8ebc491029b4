import { instant, sql, table, text } from 'db/dialect'
import { preparedWrite, write } from 'db/store.server'

const stored = table('stored', {
	id: text('id').primaryKey(),
	voter: text('voter').notNull().unique(),
	choice: text('choice').notNull(),
	at: instant('at').notNull(),
})

export async function makeTable(): Promise<void> {
	await write((tx) =>
		tx.execute(
			sql`create table if not exists stored (id text primary key, voter text not null unique, choice text not null, at bigint not null)`,
		),
	)
}

const insert = preparedWrite((tx) =>
	tx.insert(stored).values({
		id: sql.placeholder('id'),
		voter: sql.placeholder('voter'),
		choice: sql.placeholder('choice'),
		at: sql.placeholder('at'),
	}),
)

/** One row, durable before the answer; deeds that wait share a commit. */
export async function store(row: { id: string; voter: string; choice: string; at: number }): Promise<void> {
	await write((tx) => insert(tx, row))
}
