/** What the staff of the demo county sign in with. Outside of the demo this password opens nothing. */
export const demoPassword = 'jiayuan-demo-2026'

/** Base32; the page of the second step shows the present code in the demo. */
export const demoTotpSecret = 'WUGONGJIAYUANDEMOWUGONGJIAYUAN23'
