import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { filesOfTheRest, projectsOfTheRest, whichRun } from './short-run.ts'

const root = fileURLToPath(new URL('../', import.meta.url))

/** Screens on which a part of the app has not arrived yet. In a page that another file used, it would be there. */
const early = [
  'renderer/components/{CountryPicker,PhoneField}-early.spec.ts',
  'renderer/components/PhoneField-composing.spec.ts',
  'renderer/composables/use-phone-library.spec.ts',
]

/** The files that each of Vitest's projects runs, as patterns from the project's folder. */
export const testFiles = {
  unit: ['{main,preload,infra,scripts,compat,e2e/{host,logs,walk}}/**/*.spec.ts', 'e2e/{faults,logs,walk}.spec.ts'],
  screens: ['renderer/**/*.spec.ts'],
  early,
  northwind: ['renderer/gallery/*.brand.ts'],
  electron: ['e2e/!(faults|logs|walk).spec.ts', 'e2e/electron/**/*.spec.ts'],
  chromium: ['e2e/{journey,any-way,fields,preferences,northwind}.spec.ts'],
}

export type TestProject = keyof typeof testFiles

/** The files of a project that the run under way has, as patterns from the project's folder. */
export function filesInRun(project: TestProject, run = whichRun()): { include: string[]; exclude: string[] } {
  const include = testFiles[project]
  const others = project === 'screens' ? early : []
  if (run === 'all') return { include, exclude: others }
  const isOfTheRest = projectsOfTheRest.includes(project)
  if (run === 'short') return { include: isOfTheRest ? [] : include, exclude: [...others, ...filesOfTheRest] }
  // Of the screens each run has some tests of each file, but for those that are of the rest as a whole.
  if (isOfTheRest || project === 'screens' || project === 'early') return { include, exclude: others }
  const inProject = globSync(include, { cwd: root })
  return { include: globSync(filesOfTheRest, { cwd: root }).filter((file) => inProject.includes(file)), exclude: [] }
}

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
    globSync(testFiles[project], { cwd: root, exclude: filesInRun(project, 'all').exclude }).some(matches),
  )
}
