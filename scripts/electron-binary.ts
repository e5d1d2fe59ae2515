import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const modules = new URL('../node_modules/', import.meta.url)

/**
 * Path of Electron's executable; null when it was not fetched. This does not import `electron`, which would try to
 * fetch it.
 */
export function electronBinary(): string | null {
  try {
    const name = readFileSync(new URL('electron/path.txt', modules), 'utf8')
    const path = fileURLToPath(new URL(`electron/dist/${name}`, modules))
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

/**
 * Path of the Electron in which the tests run: the project's own, else the old one that set-up laid out
 * (`scripts/setup/test-electron.mjs`); null when there is neither.
 */
export function testElectronBinary(): string | null {
  const laidOut = existsSync(modules) ? readdirSync(modules).filter((name) => name.startsWith('.electron-')) : []
  const old = laidOut.map((name) => fileURLToPath(new URL(`${name}/electron`, modules)))
  return electronBinary() ?? old.find((path) => existsSync(path)) ?? null
}

/** Electron's flags on this machine: like Chromium, it refuses to start with a sandbox for root. */
export const electronFlags = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
