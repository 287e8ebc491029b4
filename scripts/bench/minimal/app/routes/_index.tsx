import { Link, useLoaderData } from '@remix-run/react'

const items = Array.from({ length: 20 }, (_, index) => ({
	id: `item-${index + 1}`,
	name: `改造项目 ${index + 1}`,
	text: '更换老化管线，修缮屋面和外墙，改善楼道照明。',
	count: (index * 37) % 100,
}))

export const meta = () => [{ title: '改造项目' }]

export function loader() {
	return { items, at: Date.now() }
}

export default function Page() {
	const { items: listed } = useLoaderData<typeof loader>()
	return (
		<main>
			<h1>改造项目</h1>
			<ul>
				{listed.map((item) => (
					<li key={item.id}>
						<h2>
							<Link to={`/items/${item.id}`}>{item.name}</Link>
						</h2>
						<p>{item.text}</p>
						<p>{item.count} 人赞成</p>
					</li>
				))}
			</ul>
		</main>
	)
}
