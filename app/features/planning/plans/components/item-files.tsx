import { useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatBytes } from '~/platform/format'
import { Button, ButtonRow, Card, ErrorSummary, FileField, HiddenField, plainField, TextField } from '~/ui'
import type { DraftReply, ShownFile } from '../types'

interface ItemFilesProps {
	estateId: string
	files: readonly ShownFile[]
	reply: DraftReply | undefined
}

/** Photos, drawings and PDFs of an item of the draft: what is there, and one more. */
export function ItemFiles({ estateId, files, reply }: ItemFilesProps) {
	const { t } = useTranslation()
	const [form, fields] = useForm<{ file: File; caption: string }>({ id: 'file', lastResult: reply?.lastResult ?? null })
	return (
		<div id="files">
			<Card title={t('drafts:files.title')}>
				<p className="text-muted">{t('drafts:files.hint')}</p>
				<p className="mb-4 text-muted">{t('drafts:files.save-first')}</p>
				{files.length === 0 && <p className="mb-4">{t('drafts:files.none')}</p>}
				<ul className="divide-y divide-line">
					{files.map((file) => (
						<StoredFile key={file.id} estateId={estateId} file={file} />
					))}
				</ul>
				<ErrorSummary
					form={form}
					labels={{ file: t('drafts:files.file'), caption: t('drafts:files.caption') }}
					refusal={reply?.refusal}
					facts={reply?.facts}
				/>
				<Form key={files.length} method="post" encType="multipart/form-data" id={form.id} noValidate className="mt-4">
					<HiddenField name="intent" value="add-file" />
					<FileField
						field={fields.file}
						label={t('drafts:files.file')}
						accept="image/jpeg,image/png,image/webp,application/pdf"
					/>
					<TextField
						field={fields.caption}
						label={t('drafts:files.caption')}
						hint={t('drafts:files.caption-hint')}
						maxLength={100}
					/>
					<ButtonRow>
						<Button variant="quiet">{t('drafts:files.add')}</Button>
					</ButtonRow>
				</Form>
			</Card>
		</div>
	)
}

function StoredFile({ estateId, file }: { estateId: string; file: ShownFile }) {
	const { t } = useTranslation()
	const field = { ...plainField('caption', file.caption), id: `caption-${file.id}`, key: file.caption }
	const to = paths.file(estateId, file.id)
	return (
		<li className="grid gap-4 py-4 sm:grid-cols-[10rem_1fr]">
			<a href={to} className="link self-start break-words">
				{file.mediaType === 'image/webp' ? (
					<img
						src={`${to}?size=thumb`}
						alt={file.caption}
						loading="lazy"
						width={160}
						height={120}
						className="aspect-[4/3] w-40 rounded-lg border border-line object-cover"
					/>
				) : (
					<>
						{file.fileName}
						<span className="block text-sm text-muted">{t('files:pdf', { size: formatBytes(file.size) })}</span>
					</>
				)}
			</a>
			<div>
				<Form method="post" preventScrollReset>
					<HiddenField name="intent" value="caption" />
					<HiddenField name="fileId" value={file.id} />
					<TextField field={field} label={t('drafts:files.caption-of', { name: file.fileName })} maxLength={100} />
					<button type="submit" className="page-link font-semibold">
						{t('drafts:files.save-caption')}
					</button>
				</Form>
				<Form method="post" preventScrollReset className="mt-3">
					<HiddenField name="intent" value="remove-file" />
					<HiddenField name="fileId" value={file.id} />
					<button
						type="submit"
						className="page-link text-brick-dark"
						aria-label={t('drafts:files.remove-label', { caption: file.caption })}
					>
						{t('drafts:files.remove')}
					</button>
				</Form>
			</div>
		</li>
	)
}
