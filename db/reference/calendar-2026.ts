const source = '《国务院办公厅关于2026年部分节假日安排的通知》（2025年11月4日）'

function days(kind: 'holiday' | 'workday', name: string, from: string, to = from) {
	const list: { day: string; kind: 'holiday' | 'workday'; name: string; source: string }[] = []
	for (let ms = Date.parse(from); ms <= Date.parse(to); ms += 86_400_000)
		list.push({ day: new Date(ms).toISOString().slice(0, 10), kind, name, source })
	return list
}

/** The holidays of 2026 and the days of work moved for them. Checked against https://politics.gmw.cn/2025-11/04/content_38391083.htm */
export const calendar2026 = [
	...days('holiday', '元旦', '2026-01-01', '2026-01-03'),
	...days('workday', '元旦', '2026-01-04'),
	...days('workday', '春节', '2026-02-14'),
	...days('holiday', '春节', '2026-02-15', '2026-02-23'),
	...days('workday', '春节', '2026-02-28'),
	...days('holiday', '清明节', '2026-04-04', '2026-04-06'),
	...days('holiday', '劳动节', '2026-05-01', '2026-05-05'),
	...days('workday', '劳动节', '2026-05-09'),
	...days('holiday', '端午节', '2026-06-19', '2026-06-21'),
	...days('workday', '国庆节', '2026-09-20'),
	...days('holiday', '中秋节', '2026-09-25', '2026-09-27'),
	...days('holiday', '国庆节', '2026-10-01', '2026-10-07'),
	...days('workday', '国庆节', '2026-10-10'),
]
