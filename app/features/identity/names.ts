/** A name of which only the ends show: 张*明, 王*, 欧**娜. */
export function maskName(name: string): string {
	const letters = [...name.trim()]
	if (letters.length <= 1) return letters.length === 0 ? '' : `${letters[0]}*`
	if (letters.length === 2) return `${letters[0]}*`
	return `${letters[0]}${'*'.repeat(Math.min(letters.length - 2, 6))}${letters.at(-1)}`
}

/** 138****8000 */
export function maskPhone(phone: string): string {
	return phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`
}
