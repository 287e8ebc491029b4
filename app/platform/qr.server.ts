import qrcode from 'qrcode'

/** A text as the modules of a QR code, drawn by `QrCode` (ui/qr-code). `level` L: for long ones, at the cost of what it forgives. */
export function qrShape(
	text: string,
	label: string,
	level: 'L' | 'M' = 'M',
): { path: string; size: number; label: string } {
	const { modules } = qrcode.create(text, { errorCorrectionLevel: level })
	const { size } = modules
	let path = ''
	for (let y = 0; y < size; y++) {
		for (let x = 0; x < size; x++) {
			if (modules.get(y, x)) path += `M${x} ${y}h1v1h-1z`
		}
	}
	return { path, size, label }
}
