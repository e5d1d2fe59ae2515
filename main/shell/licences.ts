import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describeError, type Log } from '../diagnostics/log.ts'
import { within } from '../within.ts'

/** How long the user waits for the texts, in milliseconds. Each lies beside the app, but that may be a slow share. */
const patience = 3_000

/** What the build writes between two packages (`scripts/shipped-packages.ts`). */
const border = `\n${'-'.repeat(80)}\n\n`

/**
 * The licences of all packages in the app, as one text, each package once. Null where the folder holds none or cannot
 * be read in time: a build that was not packed may have none, and nobody needs them to go on.
 * @param folder holds `*-licenses.txt`, one for each bundle
 */
export async function readLicences(folder: string, log: Log, longest = patience): Promise<string | null> {
  try {
    return await within(longest, read(folder), () => {
      log.warn('the licences could not be read in time')
      return null
    })
  } catch (error) {
    log.warn('the licences could not be read', describeError(error))
    return null
  }
}

async function read(folder: string): Promise<string | null> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('-licenses.txt'))
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  const packages = new Set(texts.flatMap((text) => text.split(border)).map((text) => text.trim()))
  packages.delete('')
  return packages.size > 0 ? `${[...packages].sort().join(`\n${border}`)}\n` : null
}
