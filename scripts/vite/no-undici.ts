/** Remix would bring its own fetch for Node before 18. It is never asked for, and would be read at each start. */
export const { fetch, File, FormData, Headers, Request, Response } = globalThis
export default { fetch, File, FormData, Headers, Request, Response }
