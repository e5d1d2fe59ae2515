import { describe, expect, it } from 'vitest'
import brand from '../../brand/brand.json'
import { languages } from '../../preload/contract/languages.ts'
import { loadMessages } from './catalogues.ts'
import { directionOf } from './direction.ts'
import { inName, namesIn } from './in-name.ts'

describe.each(languages)('%s', (language) => {
  it('says the names, each isolated where one writes from right to left', async () => {
    const texts = JSON.stringify(await loadMessages(language))
    expect(texts).not.toMatch(/\{(app|company)\}/)
    const [before, after] = directionOf(language) === 'rtl' ? ['\u2068', '\u2069'] : ['', '']
    const said = texts.match(new RegExp(`\u2068?${brand.productName}\u2069?`, 'g')) ?? []
    expect(said.length).toBeGreaterThan(30)
    expect(new Set(said)).toEqual(new Set([`${before}${brand.productName}${after}`]))
  })
})

it('takes a name as it stands, whatever is in it', () => {
  const names = { app: 'A&B+', company: "Ca$$h $& Sons' Ltd" }
  const texts = { menu: { about: 'About {app}' }, note: '{company} runs {app}.' }
  expect(inName(texts, names)).toEqual({ menu: { about: 'About A&B+' }, note: "Ca$$h $& Sons' Ltd runs A&B+." })
})

it('shows a name from left to right between letters that run the other way', () => {
  const name = '7 Days+'
  const { app } = namesIn('he', { app: name, company: '' })
  const line = document.createElement('p')
  line.dir = 'rtl'
  line.textContent = `אודות ${app}`
  document.body.append(line)
  const text = line.firstChild
  if (text === null) throw new Error('There is no text.')
  const start = line.textContent.indexOf(name)
  const places = Array.from({ length: name.length }, (_, at) => {
    const range = document.createRange()
    range.setStart(text, start + at)
    range.setEnd(text, start + at + 1)
    return range.getBoundingClientRect().left
  })
  line.remove()
  expect(places).toEqual([...places].sort((one, other) => one - other))
})
