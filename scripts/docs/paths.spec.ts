import { matchesGlob, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFiles, textOf } from './testing/project-files.ts'

// A document that names a moved or removed file misleads its reader. Old records of decisions are not rewritten, so in
// them only the links are checked.

const folders = new Set(projectFiles.filter((path) => path.includes('/')).map((path) => path.split('/')[0]))
const documents = projectFiles.filter((path) => /^[^/]+\.md$|^docs\/.+\.md$/.test(path) && path !== 'CHANGELOG.md')

/** Files that the documents name and the user makes: a stage's configuration. */
const made = ['infra/stages/dev.json', 'infra/stages/prod.json']

/** Whether a file of this path or pattern exists, or a folder with anything in it. */
function exists(path: string): boolean {
  const folder = path.endsWith('/') ? path : `${path}/`
  return projectFiles.some((file) => file === path || file.startsWith(folder) || matchesGlob(file, path))
}

/** The paths from the project's root that a text shows as code: `main/index.ts`, `infra/*.tf`. */
function pathsIn(text: string): string[] {
  return [...text.matchAll(/`([\w@.-]+\/[\w@.*/-]*)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => folders.has(path.split('/')[0]))
}

/**
 * The names of source files that a text shows as code without a folder, such as `steps.ts` after the path of another
 * file.
 */
function namesIn(text: string): string[] {
  return [...text.matchAll(/`([\w-]+(?:\.spec)?\.(?:css|mjs|ts|vue))`/g)].map(([, name = '']) => name)
}

/** The files of the project that a document links to. */
function linksIn(text: string, document: string): string[] {
  return [...text.replace(/`[^`\n]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    .map((target) => posix.join(posix.dirname(document), target))
}

describe.each(documents.filter((path) => !path.startsWith('docs/decisions/0')))('%s', (document) => {
  const text = textOf(document)

  it('names paths that are there', () => {
    expect(pathsIn(text).filter((path) => !made.includes(path) && !exists(path))).toEqual([])
  })

  it('names files that are there', () => {
    const names = new Set(projectFiles.map((path) => posix.basename(path)))
    expect(namesIn(text).filter((name) => !names.has(name))).toEqual([])
  })
})

it.each(documents)('%s links to files that are there', (document) => {
  expect(linksIn(textOf(document), document).filter((path) => !exists(path))).toEqual([])
})
