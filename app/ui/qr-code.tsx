/** Made by `qrShape` of platform/qr.server: the modules as one SVG path. */
export interface QrShape {
	path: string
	size: number
	/** What it leads to, for those who cannot see it. */
	label: string
}

export function QrCode({ path, size, label }: QrShape) {
	return (
		<svg
			role="img"
			aria-label={label}
			viewBox={`-4 -4 ${size + 8} ${size + 8}`}
			shapeRendering="crispEdges"
			className="block w-full bg-white"
		>
			<path d={path} fill="#000" />
		</svg>
	)
}
