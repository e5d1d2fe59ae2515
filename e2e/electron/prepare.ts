import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startVirtualDisplay } from '../../scripts/display.ts'
import { fitApp, runsAsBuilt } from './fit.ts'
import { readVersions, type ElectronVersions } from './versions.ts'

/** An Electron with the built app fitted to it, and a screen that nobody sees. */
export interface PreparedElectron {
  binary: string
  versions: ElectronVersions
  /** The folder that Electron is started with. */
  app: string
  /** For the environment of whatever starts it. */
  env: Record<string, string>
  /** A folder to write to, which `scripts/in-electron.ts` reads afterwards. */
  results: string
  /** What else was on the command line. */
  rest: string[]
  close: () => void
}

const project = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Prepares what the command line names: `--binary ELECTRON --results FOLDER [MORE…]`.
 * @throws Error when there is no screen to be had, or Electron does not start
 */
export async function prepareElectron(): Promise<PreparedElectron> {
  const text = { type: 'string', default: '' } as const
  const { values, positionals } = parseArgs({ options: { binary: text, results: text }, allowPositionals: true })
  const { binary, results } = values
  const display = process.platform === 'linux' ? await startVirtualDisplay() : null
  if (process.platform === 'linux' && display === null) throw new Error('Electron needs Xvfb, which is not here')
  const close = (): void => display?.stop()
  try {
    const versions = await readVersions(binary, join(results, 'versions'), display?.name ?? '')
    writeFileSync(join(results, 'versions.json'), JSON.stringify(versions))
    const app = runsAsBuilt(versions) ? project : join(results, 'app')
    if (app !== project) await fitApp(project, app, versions)
    return { binary, versions, app, env: display ? { DISPLAY: display.name } : {}, results, rest: positionals, close }
  } catch (error) {
    close()
    throw error
  }
}
