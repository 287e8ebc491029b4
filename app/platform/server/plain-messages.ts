/** A sentence for whoever Remix never gets to see. */
export interface PlainMessage {
	readonly status: number
	readonly zh: readonly [title: string, text: string]
	readonly en: readonly [title: string, text: string]
	readonly retryAfterSeconds?: number
}

export const messages = {
	badRequest: {
		status: 400,
		zh: ['请求无法识别', '地址或请求有误。请返回上一页重试。'],
		en: ['We could not read this request', 'The address or the request is malformed. Please go back and try again.'],
	},
	foreignOrigin: {
		status: 403,
		zh: [
			'这次提交没有被接受',
			'它不是从本站的页面发出的，什么也没有保存。请打开本站的页面再提交一次。如果您正在部署本站：请把 PUBLIC_ORIGIN 设为居民访问的网址。',
		],
		en: [
			'This was not accepted',
			'It did not come from a page of this portal; nothing was saved. Open the page here and send it again. If you are setting the portal up: PUBLIC_ORIGIN must be the address that residents type.',
		],
	},
	tooLarge: {
		status: 413,
		zh: ['内容太大', '这次提交超过了上限，什么也没有保存。文件每个不超过 10 MB。请返回上一页，换一个小一些的文件。'],
		en: [
			'This is too large',
			'What you sent is over the limit; nothing was saved. A file may have up to 10 MB. Go back and choose a smaller one.',
		],
	},
	busy: {
		status: 503,
		zh: ['现在访问的人很多', '本站正忙，几秒后会自动重试。您已经看到回执的内容都已保存。'],
		en: [
			'Many people are here right now',
			'The portal is busy; this page tries again in a few seconds. Everything that you have a receipt for is saved.',
		],
		retryAfterSeconds: 3,
	},
	noRoom: {
		status: 503,
		zh: ['现在无法保存', '服务器的存储空间不足，这一步没有保存。您已经看到回执的内容都在。请稍后再试，或告诉社区。'],
		en: [
			'Nothing can be saved right now',
			'The server is short of space; this step was not saved. Everything that you have a receipt for is there. Please try again later, or tell the community office.',
		],
		retryAfterSeconds: 60,
	},
	failed: {
		status: 500,
		zh: ['出错了', '这一步没有完成。请稍后再试；如果一直这样，请联系社区。'],
		en: ['Something went wrong', 'This step was not completed. Please try again later, or tell the community office.'],
	},
} as const satisfies Record<string, PlainMessage>
