import { protocol } from 'electron'
import { pageScheme, servePage } from './page-files.ts'

/** Makes `app:` a secure origin of its own. Before the app is ready, or Electron ignores it. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the built renderer in `folder` at the app's origin. */
export function servePages(folder: string): void {
  protocol.handle(pageScheme, (request) => servePage(folder, request.url))
}
