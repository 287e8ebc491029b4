/** What the staff of the demo county sign in with. Outside of the demo this password opens nothing. */
export const demoPassword = 'wugong-demo-2026'

/** Base32; the page of the second step shows the present code in the demo. */
export const demoTotpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
