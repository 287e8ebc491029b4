import { notFound } from '~/platform/respond.server'

/** Every address that is none of ours (`route('*', …)`): a page of our own, in the person's language and text size. */
export const loader = () => notFound()
export const action = () => notFound()

export default function NotFound() {
	return null
}
