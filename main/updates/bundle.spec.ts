import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'vite'
import { expect, it } from 'vitest'
import { appImage, artefact, file, folder, installEngineRig, offer, server } from './testing/engine-rig.ts'
import { inPieces } from './testing/feed-server.ts'

installEngineRig()

const here = fileURLToPath(new URL('.', import.meta.url))

it('electron-updater goes on working when it is bundled, and uses Electron’s network', async () => {
  await build({
    configFile: false,
    logLevel: 'silent',
    root: here,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: 'electron-updater.ts',
      outDir: join(folder, 'bundle'),
      rolldownOptions: { external: ['electron'], output: { entryFileNames: 'updater.mjs' } },
    },
  })
  offer('1.1.0')
  server.answers.set(`/${file}`, inPieces(artefact, 3, 400))
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(here, 'testing/run-bundle.ts'), join(folder, 'bundle/updater.mjs'), server.url],
    {
      env: { ...process.env, APPIMAGE: appImage, XDG_CACHE_HOME: join(folder, 'cache'), LATCHKEY_TEST_FOLDER: folder },
    },
  )
  expect(JSON.parse(stdout)).toEqual({ version: '1.1.0', last: 100, sessions: ['electron-updater'], requests: 2 })
  expect(readFileSync(join(folder, 'cache/latchkey-updater/pending', file))).toEqual(artefact)
})
