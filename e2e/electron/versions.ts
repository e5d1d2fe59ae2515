import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** What an Electron says of itself, such as `25.1.1`, `18.15.0` and `114.0.5735.134`. */
export interface ElectronVersions {
  electron: string
  node: string
  chrome: string
}

const script = 'process.stdout.write(JSON.stringify(process.versions)); process.exit()'

/**
 * Asks an Electron for its versions: it knows Chrome's only as a running application, so it gets one of a line.
 * @param binary path of its executable
 * @param scratch an empty folder for that application
 * @param display value of the environment variable DISPLAY
 * @throws Error when it does not start within 20 s
 */
export async function readVersions(binary: string, scratch: string, display: string): Promise<ElectronVersions> {
  mkdirSync(scratch, { recursive: true })
  writeFileSync(join(scratch, 'package.json'), '{ "name": "versions", "version": "0.0.0", "main": "main.cjs" }')
  writeFileSync(join(scratch, 'main.cjs'), script)
  const options = { env: { ...process.env, DISPLAY: display, HOME: scratch }, timeout: 20_000 }
  const { stdout } = await promisify(execFile)(binary, [scratch], options)
  return JSON.parse(stdout) as ElectronVersions
}

/** The first number of a version. */
export function major(version: string): number {
  return Number.parseInt(version, 10)
}
