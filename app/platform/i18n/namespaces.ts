/**
 * The namespaces only staff pages use: files in locales/{zh-CN,en}. All others travel to every browser.
 * The bundles beside this file repeat the list in their globs, which must be literals; tests/locales.test.ts compares them.
 */
export const staffNamespaces = ['audit', 'outbox', 'people', 'register'] as const
