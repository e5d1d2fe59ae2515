import { describe, expect, it } from 'vitest'
import { attributeDefinition } from '../../preload/contract/attributes/definition.ts'
import { knownAttributes } from '../../preload/contract/attributes/known.ts'
import { languages } from '../../preload/contract/languages.ts'
import { loadMessages } from '../locales/catalogues.ts'
import { choiceLabel, inLines, labelOf, textIn } from './attribute-texts.ts'

const never = (): string => expect.fail('the company has a label of its own')

describe('a text of the company', () => {
  it('is in the language, else in English, else in the first there is', () => {
    expect(textIn({ fr: 'Étage', en: 'Floor', de: 'Stockwerk' }, 'de')).toBe('Stockwerk')
    expect(textIn({ fr: 'Étage', en: 'Floor' }, 'de')).toBe('Floor')
    expect(textIn({ fr: 'Étage', it: 'Piano' }, 'de')).toBe('Étage')
  })

  it('goes before the app’s own', () => {
    const own = attributeDefinition.parse({ name: 'custom:department', label: { en: 'Team' } })
    expect(labelOf(own, 'de', never)).toBe('Team')
  })

  it('names a choice, or its value does', () => {
    expect(choiceLabel({ value: 'it', label: { en: 'Technology' } }, 'tr')).toBe('Technology')
    expect(choiceLabel({ value: 'it' }, 'tr')).toBe('it')
  })
})

it.each(languages)('every attribute that the app knows has a label of its own in %s', async (language) => {
  const { attributes } = await loadMessages(language)
  const labels = Object.keys(knownAttributes).map((name) =>
    labelOf(
      attributeDefinition.parse({ name, type: name === 'birthdate' ? 'date' : 'text' }),
      language,
      (key) => attributes[key],
    ),
  )
  expect(new Set(labels).size).toBe(labels.length)
})

it('puts two short ones in a row on a line, and nothing else', () => {
  const names = ['birthdate', 'name', 'custom:company', 'custom:role_name', 'custom:location', 'email']
  const definitions = names.map((name) =>
    attributeDefinition.parse({ name, type: name === 'birthdate' ? 'date' : 'text' }),
  )
  expect(inLines(definitions).map(({ half }) => half)).toEqual([false, false, true, true, false, false])
})
