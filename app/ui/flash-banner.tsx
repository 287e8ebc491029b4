/** What the last deed did, said once on the next page. */
export function FlashBanner({ text }: { text: string }) {
	return (
		<div
			role="status"
			className="mb-4 rounded-md border-l-8 border-jade bg-jade-soft px-4 py-3 text-lg font-semibold print:hidden"
		>
			{text}
		</div>
	)
}
