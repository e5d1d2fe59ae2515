import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { openEngine } from '../electron-updater.ts'

// node run-bundle.ts BUNDLE FEED: checks and downloads as a packaged application does, and prints the result.

const electron = new URL('packaged-electron.ts', import.meta.url).href
registerHooks({
  resolve: (name, context, next) => (name === 'electron' ? { url: electron, shortCircuit: true } : next(name, context)),
})

const [bundle = '', feed = ''] = process.argv.slice(2)
Object.assign(process, { resourcesPath: join(process.env.LATCHKEY_TEST_FOLDER ?? '', 'resources') })
const bundled = (await import(pathToFileURL(bundle).href)) as { openEngine: typeof openEngine }
const { autoUpdater, noted } = await import('./packaged-electron.ts')
const engine = bundled.openEngine(feed, autoUpdater)
const version = await engine.check()
let last = 0
await engine.download((percent) => (last = percent), new AbortController().signal)
console.log(JSON.stringify({ version, last, sessions: noted.sessions, requests: noted.requestsWithSession }))
