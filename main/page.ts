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
 * @param ready a page that is asked for before waits until then
 */
export function servePages(folder: string, ready: Promise<unknown>): void {
  protocol.handle(pageScheme, async (request) => {
    await ready
    return servePage(folder, request.url)
  })
}
