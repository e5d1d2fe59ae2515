import { readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { normalizePath, type Plugin } from 'vite'
import { accountGroups, poolGroups } from '../renderer/locales/account-groups.ts'
import { parseMessage } from '../renderer/locales/icu.ts'
import { inName, namesIn, type Names } from '../renderer/locales/in-name.ts'
import { findFaultsOnDisk } from './texts/files.ts'

const folder = normalizePath(fileURLToPath(new URL('../renderer/locales/', import.meta.url)))

/**
 * The module name of a part of a catalogue within the build. It must not end in `.json`, or Vite would read it
 * as JSON.
 */
const moduleOf = (part: string, language: string) => `\0messages/${part}/${language}`

const ofAccount: ReadonlySet<string> = new Set(accountGroups)
const ofPool: ReadonlySet<string> = new Set(poolGroups)

/**
 * Parses the messages during the build, in two parts: with `?account` the texts of the account's rooms, without it all
 * others but those of the pool, which no screen shows. They are in the name of the brand that is built, and each text with a placeholder becomes a function, as in
 * vue-i18n's own build.
 * FormatJS' parser stays out of the app by the alias that FormatJS provides (decision 0035). Faulty texts fail the
 * build.
 */
export function icuMessages(names: Names): Plugin {
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
    ...inParts(names, (messages, language) => {
      const icu = JSON.stringify(`${folder}icu.ts`)
      return `import { icuMessage } from ${icu}\nexport default ${write(messages, language)}\n`
    }),
  }
}

/** The same two parts as they stand in the files, for tests. */
export function messageParts(names: Names): Plugin {
  return {
    name: 'latchkey:message-parts',
    enforce: 'pre',
    ...inParts(names, (messages) => `export default ${JSON.stringify(messages)}\n`),
  }
}

/** Cuts each catalogue that `catalogues.ts` imports in two modules. @param compile writes the module of a part */
function inParts(
  names: Names,
  compile: (messages: unknown, language: string) => string,
): Pick<Plugin, 'resolveId' | 'load'> {
  return {
    resolveId(source, importer) {
      const [path = '', query] = source.split('?')
      if (importer !== `${folder}catalogues.ts` || !path.endsWith('.json')) return null
      return moduleOf(query === 'account' ? 'account' : 'first', basename(path, '.json'))
    },
    load(id) {
      const language = basename(id)
      const part = basename(dirname(id))
      if (id !== moduleOf(part, language)) return null
      const file = `${folder}${language}.json`
      this.addWatchFile(file)
      const groups = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)
      const messages = Object.fromEntries(
        groups.filter(([name]) => ofAccount.has(name) === (part === 'account') && !ofPool.has(name)),
      )
      return compile(inName(messages, namesIn(language, names)), language)
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
