import { describe, expect, it } from 'vitest'
import { languages } from '../../preload/contract/languages.ts'
import { poolGroups } from './account-groups.ts'
import { loadMessages } from './catalogues.ts'
import { directionOf } from './direction.ts'
import english from './en.json'

const ofPool: readonly string[] = poolGroups
const shown = Object.entries(english).filter(([group]) => !ofPool.includes(group))

describe.each(languages)('%s', (language) => {
  it('is fetched, and has the groups of English but those of the pool', async () => {
    expect(Object.keys(await loadMessages(language)).sort()).toEqual(shown.map(([group]) => group).sort())
  })

  it('is written in the direction of its letters', async () => {
    const { signIn } = await loadMessages(language)
    const runsLeft = /^[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(signIn.title)
    expect(directionOf(language)).toBe(runsLeft ? 'rtl' : 'ltr')
  })
})

describe('English', () => {
  const sources = import.meta.glob<string>(
    ['../**/*.{ts,vue}', '../../preload/contract/**/*.ts', '!../locales/**', '!../testing/**', '!../**/*.spec.ts'],
    { query: '?raw', import: 'default', eager: true },
  )
  const code = Object.values(sources).join('\n')
  /** Groups from which a text is chosen by a value, such as `errors.${code}`. */
  const chosenFrom = new Set([...code.matchAll(/`(\w+)\.\$\{/g)].map(([, group]) => group))

  const paths = shown.flatMap(([group, texts]) => Object.keys(texts).map((key) => `${group}.${key}`))

  /** Handed over as a whole, which its type asks for. */
  const wholeGroups = ['menu']

  function isSaid(path: string): boolean {
    const [group = '', key = ''] = path.split('.')
    if (wholeGroups.includes(group) || new RegExp(`['"\`]${path}['"\`]`).test(code)) return true
    return chosenFrom.has(group) && new RegExp(`\\b${key}\\b`).test(code)
  }

  it('has no text that nothing says', () => {
    expect(chosenFrom.size).toBeGreaterThan(3)
    expect(paths.filter((path) => !isSaid(path))).toEqual([])
  })
})
