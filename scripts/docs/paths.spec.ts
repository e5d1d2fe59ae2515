import { matchesGlob, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFiles, textOf } from './testing/project-files.ts'

// A document that names a file which was moved or removed sends its reader nowhere. Records of decisions are not
// rewritten, so of those the links alone count.

const folders = new Set(projectFiles.filter((path) => path.includes('/')).map((path) => path.split('/')[0]))
const documents = projectFiles.filter((path) => /^[^/]+\.md$|^docs\/.+\.md$/.test(path) && path !== 'CHANGELOG.md')

/** What a user makes, by the words of a document: the configuration of a stage. */
const made = ['infra/stages/dev.json', 'infra/stages/prod.json']

/** Whether there is a file of this path or pattern, or anything in a folder of it. */
function exists(path: string): boolean {
  const folder = path.endsWith('/') ? path : `${path}/`
  return projectFiles.some((file) => file === path || file.startsWith(folder) || matchesGlob(file, path))
}

/** Paths from the project's root that stand in a text as code: `main/index.ts`, `infra/*.tf`. */
function pathsIn(text: string): string[] {
  return [...text.matchAll(/`([\w@.-]+\/[\w@.*/-]*)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => folders.has(path.split('/')[0]))
}

/** Names of sources that stand in a text as code by themselves, such as `steps.ts` behind the path of another file. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/`([\w-]+(?:\.spec)?\.(?:css|mjs|ts|vue))`/g)].map(([, name = '']) => name)
}

/** Where the links of a document lead within the project. */
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
