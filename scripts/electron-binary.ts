import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = new URL('../node_modules/electron/', import.meta.url)

/** Path of Electron's executable, or null where it was not fetched. Importing `electron` would try to fetch it. */
export function electronBinary(): string | null {
  try {
    const name = readFileSync(new URL('path.txt', folder), 'utf8')
    const path = fileURLToPath(new URL(`dist/${name}`, folder))
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

/** Flags that Electron needs here: like Chromium it refuses to sandbox for root. */
export const electronFlags = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
