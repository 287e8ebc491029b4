import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatBytes } from '~/platform/format'
import type { ShownFile } from '../types'

interface PhotosProps {
	estateId: string
	files: readonly ShownFile[]
}

const thumbSide = 800

function thumbSize({ width, height }: ShownFile): { width: number; height: number } {
	if (!width || !height) return { width: 4, height: 3 }
	const scale = Math.min(1, thumbSide / Math.max(width, height))
	return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

/** Photos and drawings with their captions, each a link to its full size; PDFs by name. */
export function Photos({ estateId, files }: PhotosProps) {
	const { t } = useTranslation()
	if (files.length === 0) return null
	return (
		<ul aria-label={t('plans:items.photos')} className="my-3 grid grid-cols-2 gap-3 sm:grid-cols-3">
			{files.map((file) => (
				<li key={file.id}>
					{file.mediaType === 'image/webp' ? (
						<Photo estateId={estateId} file={file} />
					) : (
						<a
							href={paths.file(estateId, file.id)}
							className="link block break-words rounded-lg border border-line p-3"
						>
							{file.caption}
							<span className="block text-sm text-muted">{t('files:pdf', { size: formatBytes(file.size) })}</span>
						</a>
					)}
				</li>
			))}
		</ul>
	)
}

function Photo({ estateId, file }: { estateId: string; file: ShownFile }) {
	return (
		<a href={paths.file(estateId, file.id)} className="link block">
			<img
				src={`${paths.file(estateId, file.id)}?size=thumb`}
				alt=""
				loading="lazy"
				{...thumbSize(file)}
				className="aspect-[4/3] w-full rounded-lg border border-line object-cover"
			/>
			<span className="mt-1 block break-words text-sm">{file.caption}</span>
		</a>
	)
}
