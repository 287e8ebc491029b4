import { mergeSmallGroups } from '~/platform/small-groups'
import { type Answers, addWeights, type Choice, type Weight } from './rules'

export interface BuildingLine {
	/** One building, or several shown together. */
	buildingIds: readonly string[]
	for: Weight
	against: Weight
	abstain: Weight
}

/** One matter's answers by building; buildings with fewer ballots than `smallest` only together, and not at all when that is still too few. */
export function linesByBuilding(
	answers: readonly (Answers & { buildingId: string })[],
	smallest: number,
): BuildingLine[] {
	const ids = [...new Set(answers.map((answer) => answer.buildingId))]
	const groups = ids.map((key) => ({
		key,
		size: addWeights(answers.filter((answer) => answer.buildingId === key)).heads,
	}))
	const { shown, merged } = mergeSmallGroups(groups, smallest)
	const together = merged.reduce((sum, group) => sum + group.size, 0) >= smallest ? [merged.map(({ key }) => key)] : []
	const of = (buildingIds: readonly string[], choice: Choice) =>
		addWeights(answers.filter((answer) => answer.choice === choice && buildingIds.includes(answer.buildingId)))
	return [...shown.map(({ key }) => [key]), ...together].map((buildingIds) => ({
		buildingIds,
		for: of(buildingIds, 'for'),
		against: of(buildingIds, 'against'),
		abstain: of(buildingIds, 'abstain'),
	}))
}
