import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languages } from '../../preload/contract/languages.ts'
import { initialsOf } from './person-name.ts'

describe('the initials of a name', () => {
  it.each([
    ['Ada Okafor', 'en', 'AO'],
    ['ada maria okafor', 'en', 'AO'],
    ['Ada', 'en', 'A'],
    ['Dr. Åsa Öberg', 'sv', 'DÖ'],
    ['Ludwig van „Lu“ Beethoven', 'de', 'LB'],
    ['(Ada) "Okafor"', 'en', 'AO'],
    ['ilker ışık', 'tr', 'İI'],
    ['大川 明', 'ja', '大'],
    ['김민준', 'ko', '김'],
    ['محمد علي', 'ar', 'مع'],
    ['नील शर्मा', 'hi', 'नीश'],
    ['  ', 'en', ''],
    ['–', 'en', ''],
    ['', 'en', ''],
  ])('%s in %s are %s', (name, language, initials) => {
    expect(initialsOf(name, language)).toBe(initials)
  })

  it('are two characters at most, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...languages), (name, language) => {
        const characters = [...new Intl.Segmenter(language).segment(initialsOf(name, language))]
        expect(characters.length).toBeLessThanOrEqual(2)
      }),
    )
  })
})
