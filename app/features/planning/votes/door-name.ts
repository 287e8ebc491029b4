interface Door {
	building: string
	entrance: string
	number: string
}

/** “2 栋 1 单元 501” */
export function doorName({ building, entrance, number }: Door): string {
	return [building, entrance, number].filter(Boolean).join(' ')
}
