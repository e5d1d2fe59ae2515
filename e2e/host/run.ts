import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { app } from './app.ts'
import { listenToParent, tellParent } from './control.ts'

// Runs an application in Node and Chromium, as `electron FOLDER` runs it in Electron:
// node e2e/host/run.ts [--visible] [FOLDER]

const { values, positionals } = parseArgs({ options: { visible: { type: 'boolean' } }, allowPositionals: true })
const folder = resolve(positionals[0] ?? '.')
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
  name: string
  productName?: string
  version: string
  main: string
}

const electron = new URL('module.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: electron, shortCircuit: true } : next(specifier, context),
})

app.configure({
  name: manifest.productName ?? manifest.name,
  version: manifest.version,
  headless: values.visible !== true,
  onReady: (endpoint) => {
    tellParent({ kind: 'ready', endpoint })
  },
})
listenToParent((await import(electron)) as object)

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    app.quit()
  })
}

await import(pathToFileURL(join(folder, manifest.main)).href)
