/** Brings the database of DATA_DIR or DATABASE_URL up to date: npx tsx scripts/migrate.ts */
import { engine } from '../db/dialect'
import { prepareStore } from '../db/migrate.server'
import { closeStore } from '../db/store.server'

const applied = await prepareStore()
await closeStore()
console.log(`${engine}: ${applied.length > 0 ? `applied ${applied.join(', ')}` : 'up to date'}`)
