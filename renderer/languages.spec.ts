import { afterEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import brand from '../brand/brand.json'
import type { Settings } from '../preload/contract/machine.ts'
import ar from './locales/ar.json'
import german from './locales/de.json'
import { en } from './locales/en.ts'
import he from './locales/he.json'
import { inName } from './locales/in-name.ts'
import { openApp, type OpenedApp } from './testing/open-app.ts'
import { appInfo, sessions, shownNumber } from './testing/samples.ts'
import { alert, button, field, text, title } from './testing/screen.ts'

const de = inName(german, { app: brand.productName, company: brand.companyName })
const { settings, system, policy } = appInfo
const choose = (app: OpenedApp, language: Settings['language']) => {
  app.emit('settingsChanged', { ...settings, language })
}

afterEach(() => {
  document.documentElement.lang = 'en'
  document.documentElement.dir = 'ltr'
})

describe('the language', () => {
  it.each([
    ['chosen by the user', { settings: { ...settings, language: 'de' }, policy: { ...policy, defaultLanguage: 'en' } }],
    ['of the administrator', { policy: { ...policy, defaultLanguage: 'de' } }],
    ['of the system', { system: { ...system, languages: ['da', 'de-AT', 'en'] } }],
  ] as const)('%s is spoken from the first screen on', async (_, info) => {
    const app = await openApp({ info: structuredClone(info) as Partial<typeof appInfo> })
    await expect.element(title(de.signIn.title)).toBeVisible()
    expect(document.documentElement.lang).toBe('de')
    expect(document.title).toContain(de.signIn.title)
    expect(app.inputsOf('app.setMenuLabels')).toEqual([de.menu])
  })

  it('is English where nothing wanted is offered', async () => {
    await openApp({ info: { system: { ...system, languages: ['C', 'da-DK'] } } })
    await expect.element(title(en.signIn.title)).toBeVisible()
    expect(document.documentElement.lang).toBe('en')
  })

  it('changes at once, with what was typed and what went wrong in its place', async () => {
    const app = await openApp({ at: '/sign-up' })
    await field(en.attributes.company).fill('Harbour & Sons')
    app.fail('auth.signUp', { code: 'Offline' })
    await button(en.signUp.submit).click()
    await expect.element(page.getByText(en.fields.nameMissing)).toBeVisible()

    choose(app, 'de')
    await expect.element(title(de.signUp.title)).toBeVisible()
    await expect.element(field(de.attributes.company)).toHaveValue('Harbour & Sons')
    await expect.element(page.getByText(de.fields.nameMissing)).toBeVisible()
    expect(document.documentElement.lang).toBe('de')
    expect(document.title).toContain(de.signUp.title)
    await expect.poll(() => app.inputsOf('app.setMenuLabels')).toEqual([en.menu, de.menu])
  })

  it('explains a failure in the language that came later', async () => {
    const app = await openApp({ session: { ...sessions.restoring, problem: 'Offline' } })
    await expect.element(alert(en.errors.Offline)).toBeVisible()
    choose(app, 'de')
    await expect.element(alert(de.errors.Offline)).toBeVisible()
  })

  it('that was chosen last is spoken, however long its texts take', async () => {
    const app = await openApp()
    choose(app, 'de')
    choose(app, null)
    choose(app, 'de')
    choose(app, 'en')
    await expect.poll(() => app.inputsOf('app.setMenuLabels').at(-1)).toEqual(en.menu)
    await expect.element(title(en.signIn.title)).toBeVisible()
  })
})

describe('written from right to left', () => {
  const edge = (element: Element) => element.getBoundingClientRect()

  it('everything stands on the other side, but numbers and codes run as ever', async () => {
    await page.viewport(1100, 760)
    const app = await openApp({ session: sessions.confirmingSignUp })
    const panel = () => edge(page.getByRole('banner').element())
    expect(panel().left).toBe(0)

    choose(app, 'ar')
    await expect.poll(() => document.documentElement.dir).toBe('rtl')
    expect(panel().right).toBe(document.documentElement.clientWidth)
    const boxes = page.getByRole('group', { name: ar.fields.code }).getByRole('textbox').elements()
    const places = boxes.map((box) => edge(box).left)
    expect(places).toHaveLength(6)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
  })

  it('a phone number runs from left to right, and stands where the other fields begin', async () => {
    const app = await openApp({ session: sessions.signedIn, at: '/profile/edit' })
    choose(app, 'ar')
    await expect.poll(() => document.documentElement.dir).toBe('rtl')
    const { direction, textAlign } = getComputedStyle(field(ar.fields.phoneNumber).element())
    expect({ direction, textAlign }).toEqual({ direction: 'ltr', textAlign: 'right' })
  })

  it.each(['ar', 'he'] as const)('the button of a password covers none of it, in %s', async (language) => {
    const app = await openApp()
    const messages = { ar, he }[language]
    choose(app, language)
    await expect.element(title(messages.signIn.title)).toBeVisible()
    const input = field(messages.fields.password).element()
    const { paddingLeft, paddingRight, textAlign } = getComputedStyle(input)
    const [place, eye] = [edge(input), edge(button(messages.fields.showPassword).element())]
    expect(eye.left).toBeGreaterThan(place.left)
    expect(eye.right).toBeLessThanOrEqual(place.left + parseFloat(paddingLeft))
    expect(parseFloat(paddingRight)).toBeLessThan(parseFloat(paddingLeft))
    expect(textAlign).toBe('right')
  })

  it.each(['ar', 'he'] as const)(
    'the country covers none of the number, and the number runs as ever, in %s',
    async (language) => {
      const app = await openApp()
      const messages = { ar, he }[language]
      choose(app, language)
      await expect.element(title(messages.signIn.title)).toBeVisible()
      const input = field(messages.fields.phoneNumber)
      const picker = page.getByRole('button', { name: new RegExp(`^${messages.fields.country}`) })
      await expect.element(picker).toBeVisible()
      const country = edge(picker.element())
      const { paddingLeft, direction } = getComputedStyle(input.element())
      expect(direction).toBe('ltr')
      expect(country.left).toBeGreaterThan(edge(input.element()).left)
      expect(country.right).toBeLessThanOrEqual(edge(input.element()).left + parseFloat(paddingLeft))
      await input.fill('+447700900123')
      await expect.element(input).toHaveValue('+44 7700 900123')
    },
  )

  it('a number in a sentence is not turned around', async () => {
    const app = await openApp({ session: sessions.confirmingSignUp })
    choose(app, 'he')
    await expect.element(title(he.confirm.title)).toBeVisible()
    const sentence = text(shownNumber)
    await expect.element(sentence).toBeVisible()
    const node = sentence.element().firstChild ?? document.body
    const at = (character: string) => {
      const range = document.createRange()
      const start = (node.textContent ?? '').indexOf(character)
      range.setStart(node, start)
      range.setEnd(node, start + 1)
      return range.getBoundingClientRect().left
    }
    expect(at('+')).toBeLessThan(at('7'))
    expect(at('7')).toBeLessThan(at('9'))
  })

  it('nothing sticks out of the narrowest window', async () => {
    await page.viewport(360, 760)
    const app = await openApp({ session: sessions.signedIn })
    choose(app, 'ar')
    await expect.poll(() => document.documentElement.dir).toBe('rtl')
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360)
  })
})
