import { createContext } from 'react'

/** What the server knows while it renders a page; in the browser there is nothing of it. */
export const Rendering = createContext<{ nonce?: string; namespaces?: ReadonlySet<string> }>({})
