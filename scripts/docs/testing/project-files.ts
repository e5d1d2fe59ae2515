import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

// The project's own files and texts, for the specs that hold the documents against them.

const project = fileURLToPath(new URL('../../..', import.meta.url))
const folders = 'bench,build,compat,docs,e2e,infra,main,preload,renderer,scripts'

/** The paths of all files in and beside the project's folders, from the project's root, with forward slashes. */
export const projectFiles: string[] = globSync([`{${folders}}/**/*`, '*'], { cwd: project, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`.slice(project.length).replaceAll('\\', '/'))
  .filter((path) => !path.includes('.terraform/'))

/** A file as text. @param path from the project's root */
export function textOf(path: string): string {
  return readFileSync(`${project}/${path}`, 'utf8')
}
