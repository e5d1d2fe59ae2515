import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'
import { language } from '../preload/contract/machine.ts'
import { parseMessage } from '../renderer/locales/icu.ts'

const catalogue = /\/renderer\/locales\/([\w-]+)\.ts$/

/**
 * Parses the messages while building: each text with a placeholder becomes a function, as vue-i18n's own build does
 * it, and FormatJS' parser stays out of the app by the alias that FormatJS provides (decision 0035).
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
    async load(id) {
      const known = language.safeParse(catalogue.exec(id)?.[1])
      if (!known.success) return null
      const { mtimeMs } = await stat(id)
      const exported = Object.entries((await import(`${pathToFileURL(id).href}?${mtimeMs}`)) as object)
      const [[name, messages] = [], ...more] = exported
      if (name === undefined || more.length > 0)
        throw new Error(`${basename(id)} exports its messages and nothing else.`)
      return `import { icuMessage } from './icu.ts'\nexport const ${name} = ${write(messages, known.data)}\n`
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
