import { read } from 'db/store.server'
import { textWorkbook } from '~/platform/spreadsheet.server'
import { mattersOfVote } from '../votes/count-ballots.server'
import { rollDoors } from './scene.server'
import { columnWords } from './words.server'

/** The empty table with every door on the roll; rows left without an answer are passed over. */
export async function municipalTemplate(
	estateId: string,
	voteId: string,
	lng: string,
	matterWord: (number: number, title: string) => string,
): Promise<Buffer> {
	const words = columnWords(lng)
	const matters = await mattersOfVote(estateId, voteId)
	const { building, entrance, room, paperNumber, time, reference } = words.column
	const headings = [
		paperNumber,
		building,
		entrance,
		room,
		time,
		reference,
		...matters.map(({ position, title }) => matterWord(position, title)),
	]
	const doors = await rollDoors(read, estateId, voteId)
	const rows = doors.map((door) => [
		String(door.rollNumber),
		door.building,
		door.entrance,
		door.number,
		...Array.from({ length: 2 + matters.length }, () => ''),
	])
	return textWorkbook(words.sheet, headings, rows)
}
