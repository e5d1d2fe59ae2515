import { protocol } from 'electron'
import { pageScheme, servePage } from './page-files.ts'

/** Makes `app:` a secure origin of its own. Before the app is ready, or Electron ignores it. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/**
 * Serves the built renderer in `folder` at the app's origin.
 * @param ready what a page loads waits until then; the page itself is served at once
 * @returns resolves when a page has been served
 */
export function servePages(folder: string, ready: Promise<unknown>): Promise<unknown> {
  const { promise: served, resolve } = Promise.withResolvers<undefined>()
  protocol.handle(pageScheme, async (request) => {
    const isPage = new URL(request.url).pathname.endsWith('.html')
    if (!isPage) await ready
    const response = await servePage(folder, request.url)
    if (isPage) resolve(undefined)
    return response
  })
  return served
}
