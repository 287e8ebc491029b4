import { formatDay, formatDeadline } from '~/platform/format'
import type { Block, Sheet } from '~/platform/sheet'
import { thresholdText } from '../../votes/components/words'
import type { FormContext } from '../context.server'
import { extensionBlocks, sheetOf, silenceBlock, voteQr, windowText } from './parts'

/** 表决通知: what is asked word for word, by which rule, when and how. */
export function noticeSheet(context: FormContext, large: boolean): Sheet {
	const { t, lng, vote, office, estate, scope, matters, profile, phone } = context
	const sources = [profile.sources.matterClasses, profile.sources.noticeDays].flatMap((source) => source ?? [])
	return sheetOf(context, {
		key: 'notice',
		name: t('vote-forms:form.notice.name'),
		title: t('vote-forms:notice.title', { title: vote.title }),
		large,
		blocks: [
			{ kind: 'text', text: t('vote-forms:notice.to', { estate: estate.name }), strong: true },
			{ kind: 'text', text: t('vote-forms:notice.intro', { version: vote.versionNumber }) },
			{
				kind: 'facts',
				items: [
					{ label: t('votes:scope.label'), value: scope },
					{ label: t('votes:show.window'), value: windowText(context) },
				],
			},
			...extensionBlocks(context),
			{ kind: 'heading', text: t('votes:show.matters-title', { count: matters.length }) },
			...matters.flatMap((matter): Block[] => [
				{ kind: 'text', text: t('vote-forms:matter', { number: matter.position, title: matter.title }), strong: true },
				{ kind: 'text', text: matter.text },
				{
					kind: 'text',
					text: t('vote-forms:matter-rule', { name: matter.className, threshold: thresholdText(t, matter) }),
				},
			]),
			{ kind: 'heading', text: t('vote-forms:notice.how-title') },
			{ kind: 'list', items: waysOf(context) },
			silenceBlock(context),
			{ kind: 'heading', text: t('vote-forms:notice.after-title') },
			{
				kind: 'text',
				text: t(profile.postingDays === 0 ? 'vote-forms:notice.after-at-once' : 'vote-forms:notice.after', {
					closes: formatDeadline(vote.closesAt, lng),
					days: profile.postingDays,
				}),
			},
			{ kind: 'text', text: t('vote-forms:notice.rules', { sources: sources.join(t('common:list.separator')) }) },
			{ kind: 'heading', text: t('vote-forms:notice.contact-title') },
			{ kind: 'text', text: t('vote-forms:notice.contact', { office }) },
			...(phone ? [{ kind: 'text' as const, text: t('vote-forms:notice.phone', { phone }), strong: true }] : []),
			{
				kind: 'lines',
				rows: [[...(phone ? [] : [t('vote-forms:notice.office-phone')]), t('vote-forms:notice.captain-phone')]],
			},
		],
		sign: { body: office, day: formatDay(vote.noticePostedDay, lng), sealNote: t('announcement:paper.seal') },
		qr: voteQr(context),
	})
}

function waysOf({ t, profile, origin }: FormContext): string[] {
	const { paper, proxiesPerHolder: most } = profile
	return [
		t('vote-forms:notice.who'),
		t('vote-forms:notice.online', { site: new URL(origin).host }),
		paper === 'none' ? '' : t(`vote-forms:notice.paper-${paper}`),
		paper === 'none' ? '' : t(`vote-forms:conflict.${profile.conflict}`),
		t(`vote-forms:notice.revote-${profile.revote}`),
		most === null ? t('vote-forms:notice.proxy') : t('vote-forms:notice.proxy-limit', { count: most }),
		t('vote-forms:notice.abstain'),
	].filter(Boolean)
}
