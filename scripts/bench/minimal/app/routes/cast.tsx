import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { store } from '../store.server'

export async function action({ request }: ActionFunctionArgs) {
	const form = await request.formData()
	const id = randomUUID()
	await store({ id, voter: String(form.get('voter')), choice: String(form.get('choice')), at: Date.now() })
	return redirect(`/?receipt=${id}`, 303)
}

export default function Cast() {
	return null
}
