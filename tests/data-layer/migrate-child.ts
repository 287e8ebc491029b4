import { migrate } from '../../db/migrate.server'

console.log('starting')
await migrate(JSON.parse(process.argv[2] ?? '{}'))
