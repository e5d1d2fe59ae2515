import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))

/** The files that each of Vitest's projects runs, as patterns from the project's folder. */
export const testFiles = {
  unit: ['{main,preload,infra,scripts,compat,e2e/{host,logs,walk}}/**/*.spec.ts', 'e2e/{faults,logs,walk}.spec.ts'],
  screens: ['renderer/**/*.spec.ts'],
  northwind: ['renderer/gallery/*.brand.ts'],
  electron: ['e2e/!(faults|logs|walk).spec.ts', 'e2e/electron/**/*.spec.ts'],
  chromium: ['e2e/{journey,any-way,fields,preferences,northwind}.spec.ts'],
}

export type TestProject = keyof typeof testFiles

/**
 * The projects that have a file to run, so that nobody waits for a browser or a build that no test needs.
 * @param filters parts of paths, as Vitest takes them; without one all projects run
 */
export function projectsWith(filters: readonly string[]): TestProject[] {
  const parts = filters.map((filter) => filter.replaceAll('\\', '/').replace(/:\d+$/, '').toLowerCase())
  const matches = (file: string): boolean => {
    const path = `${root}${file}`.replaceAll('\\', '/').toLowerCase()
    return parts.length === 0 || parts.some((part) => path.includes(part))
  }
  return (Object.keys(testFiles) as TestProject[]).filter((project) =>
    globSync(testFiles[project], { cwd: root }).some(matches),
  )
}
