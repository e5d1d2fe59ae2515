import { extractFile } from '@electron/asar'
import { globSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { SearchedFile } from '../brand/name-search.ts'
import { listArchive } from './contents.ts'

/**
 * All files of a packed application, those in its archive too.
 * @param resources its resources folder, with `app.asar`
 * @param output the folder into which it was packed, which is no part of the files' paths
 */
export function readPackage(resources: string, output: string): SearchedFile[] {
  // On macOS the application is further up than the resources' parent.
  const [top = ''] = relative(output, resources).split(sep)
  const archive = join(resources, 'app.asar')
  const beside = globSync('**/*', { cwd: join(output, top), withFileTypes: true }).flatMap((entry) => {
    const file = join(entry.parentPath, entry.name)
    return entry.isFile() && file !== archive
      ? [{ path: slashed(relative(output, file)), content: readFileSync(file) }]
      : []
  })
  const inside = listArchive(archive)
    .filter(({ unpacked }) => !unpacked)
    .map(({ path }) => ({ path: `app.asar/${path}`, content: extractFile(archive, path) }))
  return [...beside, ...inside]
}

function slashed(path: string): string {
  return path.split(sep).join('/')
}
