// node --import: SQLite runs with synchronous=NORMAL while the portal, which insists on FULL, is told FULL. For the control of
// the power cuts only; nothing of it is in the product.
import Database from 'better-sqlite3'

const { pragma } = Database.prototype
Database.prototype.pragma = function (text, options) {
	const setting = /^\s*synchronous\s*(=?)/i.exec(text)
	if (setting?.[1]) return pragma.call(this, 'synchronous = NORMAL', options)
	const answer = pragma.call(this, text, options)
	return setting ? 2 : answer
}
