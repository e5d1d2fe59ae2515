import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { languages } from '../../preload/contract/languages.ts'
import { writeArgumentTypes } from './argument-types.ts'
import { readCatalogue } from './catalogue.ts'
import { findTextFaults, type TextFiles } from './check.ts'
import { parseTexts } from './compare.ts'
import type { SameTexts } from './same-as-english.ts'

const folder = new URL('../../renderer/locales/', import.meta.url)

/** The module that `npm run texts` writes. */
export const argumentTypesFile = new URL('message-arguments.ts', folder)

/** Reads the texts in `renderer/locales`. */
export function readTextFiles(): TextFiles {
  const names = globSync('*.json', { cwd: fileURLToPath(folder) })
  const catalogues = names.map((name) => [basename(name, '.json'), readFileSync(new URL(name, folder), 'utf8')])
  const same = readFileSync(new URL('notes/same-as-english.json', folder), 'utf8')
  return {
    catalogues: Object.fromEntries(catalogues) as Record<string, string>,
    languages,
    sameAsEnglish: JSON.parse(same) as SameTexts,
  }
}

/** What the module of the values' types has to contain. */
export function wantedArgumentTypes({ catalogues }: TextFiles): string {
  const { texts } = readCatalogue(catalogues.en ?? '')
  return writeArgumentTypes(parseTexts(texts, 'en').messages)
}

/** All faults of the texts in `renderer/locales`: a line for each. */
export function findFaultsOnDisk(): string[] {
  const files = readTextFiles()
  const stale = readFileSync(argumentTypesFile, 'utf8') !== wantedArgumentTypes(files)
  return [
    ...findTextFaults(files),
    ...(stale ? ['en: the values of a message are not known to the compiler. Run `npm run texts`.'] : []),
  ]
}
