import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { normalizePath, type Plugin } from 'vite'
import { parseMessage } from '../renderer/locales/icu.ts'
import { findFaultsOnDisk } from './texts/files.ts'

const folder = normalizePath(fileURLToPath(new URL('../renderer/locales/', import.meta.url)))

/**
 * The module name of a compiled catalogue within the build. It must not end in `.json`, or Vite would read it as JSON.
 */
const compiled = (language: string) => `\0messages/${language}`

/**
 * Parses the messages during the build. Each text with a placeholder becomes a function, as in vue-i18n's own build.
 * FormatJS' parser stays out of the app by the alias that FormatJS provides (decision 0035). Faulty texts fail the
 * build.
 */
export function icuMessages(): Plugin {
  return {
    name: 'latchkey:icu-messages',
    enforce: 'pre',
    config: () => ({
      resolve: {
        alias: { '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js' },
      },
    }),
    buildStart() {
      const faults = findFaultsOnDisk()
      if (faults.length > 0) this.error(`The texts in renderer/locales are not right:\n${faults.join('\n')}`)
    },
    resolveId(source, importer) {
      return importer?.startsWith(folder) && source.endsWith('.json') ? compiled(basename(source, '.json')) : null
    },
    load(id) {
      const language = basename(id)
      if (id !== compiled(language)) return null
      const file = `${folder}${language}.json`
      this.addWatchFile(file)
      const messages: unknown = JSON.parse(readFileSync(file, 'utf8'))
      const icu = JSON.stringify(`${folder}icu.ts`)
      return `import { icuMessage } from ${icu}\nexport default ${write(messages, language)}\n`
    },
  }
}

function write(node: unknown, tag: string): string {
  if (typeof node === 'object' && node !== null) {
    const members = Object.entries(node).map(([key, value]) => `${JSON.stringify(key)}: ${write(value, tag)}`)
    return `{ ${members.join(', ')} }`
  }
  const text = String(node)
  if (!text.includes('{')) return JSON.stringify(text)
  return `icuMessage(${JSON.stringify(parseMessage(text, tag))}, ${JSON.stringify(tag)})`
}
