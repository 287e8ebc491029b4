import { verifyProgram } from '~/features/planning/proof/program.server'

export function loader() {
	return new Response(verifyProgram(), {
		headers: {
			'Content-Type': 'text/x-python; charset=utf-8',
			'Content-Disposition': 'attachment; filename="verify.py"',
		},
	})
}
