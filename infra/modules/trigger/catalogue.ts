import { readFileSync } from 'node:fs'
import { languages } from '../../../preload/contract/languages.ts'
import type { Catalogue } from './functions/texts.mjs'

const folder = new URL('../../../renderer/locales/', import.meta.url)

/**
 * What Terraform puts beside the functions as `texts.json` (`main.tf`), for the local pool and for specs.
 * @param app the product's name
 * @param language the stage's own
 */
export function readCatalogue(app: string, language = 'en'): Catalogue {
  const texts = languages.map((one): [string, Record<string, string>] => {
    const file = JSON.parse(readFileSync(new URL(`${one}.json`, folder), 'utf8')) as { pool: Record<string, string> }
    return [one, file.pool]
  })
  return { app, language, texts: Object.fromEntries(texts) }
}
