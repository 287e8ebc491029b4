import { useTranslation } from 'react-i18next'

/** Where one stands in a short walk: “第 2 步，共 4 步：核对”. `current` counts from 1. */
export function Steps({ labels, current }: { labels: readonly string[]; current: number }) {
	const { t } = useTranslation()
	return (
		<nav aria-label={t('common:steps.label')} className="mb-4">
			<p className="font-bold text-brick-dark">
				{t('common:steps.position', { current, total: labels.length })}
				{labels[current - 1]}
			</p>
			<ol className="mt-2 flex gap-1">
				{labels.map((label, index) => (
					<li
						key={label}
						aria-current={index + 1 === current ? 'step' : undefined}
						className={
							index + 1 < current
								? 'h-2 flex-1 rounded bg-jade'
								: index + 1 === current
									? 'h-2 flex-1 rounded bg-brick'
									: 'h-2 flex-1 rounded bg-line'
						}
					>
						<span className="sr-only">
							{label} {t(`common:steps.${index + 1 < current ? 'done' : index + 1 === current ? 'now' : 'todo'}`)}
						</span>
					</li>
				))}
			</ol>
		</nav>
	)
}
