import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const sources = ['renderer/**/*.{ts,vue}', 'preload/contract/**/*.ts']

/** What follows `from` or `import(` when it is a package, not a path, and not only a type. */
const imported = /^(?!import type ).*?(?:from |import\()'([a-z@][^':]*)'/gm

/**
 * The packages that a page of the tests may load. Vite has to prepare all of them before the first test: one that it
 * meets later makes it load the pages of running tests anew, and those that wait then never become ready.
 */
export function browserDependencies(): string[] {
  const texts = globSync(sources, { cwd: root }).map((file) => readFileSync(`${root}${file}`, 'utf8'))
  const names = texts.flatMap((text) => [...text.matchAll(imported)].map(([, name = '']) => name))
  return [...new Set(names)].filter((name) => !/^vitest\b/.test(name)).sort()
}
