import program from '../../scripts/verify.py?raw'

/** The second verifier, to be kept and read by whoever does not trust the portal. */
export function loader() {
	return new Response(program, {
		headers: {
			'Content-Type': 'text/x-python; charset=utf-8',
			'Content-Disposition': 'attachment; filename="verify.py"',
			'Cache-Control': 'public, max-age=3600',
		},
	})
}
