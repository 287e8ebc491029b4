import { createContext } from 'react'

/** The nonce of the Content-Security-Policy: set while the server renders, empty in the browser. */
export const Nonce = createContext('')
