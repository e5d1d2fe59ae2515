import { expect, it } from 'vitest'
import { findChoices } from './choices.ts'

const choices = ['Lager', 'Einkauf', 'Vertrieb', 'Lager Süd', 'Büro & Lager', 'Zürich', 'İstanbul', 'Łódź'].map(
  (label) => ({ label }),
)
const find = (search: string): string[] => findChoices(choices, search).map(({ label }) => label)

it.each([
  ['', choices.map(({ label }) => label)],
  ['lager', ['Lager', 'Lager Süd', 'Büro & Lager']],
  ['SUD', ['Lager Süd']],
  ['zur', ['Zürich']],
  ['istan', ['İstanbul']],
  ['lodz', ['Łódź']],
  ['buro lager', ['Büro & Lager']],
  ['nowhere', []],
])('%j finds %j', (search, found) => {
  expect(find(search)).toEqual(found)
})
