import { protocol } from 'electron'
import { pageScheme, servePage } from './page-files.ts'

/** Makes `app:` a secure origin of its own. Call it before the app is ready, or Electron ignores it. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/**
 * Serves the built renderer in `folder` at the app's origin.
 * @param ready the files that a page loads wait for this; the page itself is served at once
 * @returns resolves when a page's style sheet has been read, which is the last file that the page needs before its
 * script runs
 */
export function servePages(folder: string, ready: Promise<unknown>): Promise<unknown> {
  const { promise: served, resolve } = Promise.withResolvers<undefined>()
  protocol.handle(pageScheme, async (request) => {
    const { pathname } = new URL(request.url)
    if (!pathname.endsWith('.html')) await ready
    const response = await servePage(folder, request.url)
    if (pathname.endsWith('.css')) resolve(undefined)
    return response
  })
  return served
}
