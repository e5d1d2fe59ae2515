import { describe, expect, it, onTestFinished } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { attributeDefinitions } from '../../preload/contract/attributes/definition.ts'
import { today } from '../../preload/contract/attributes/wire.ts'
import de from '../locales/de.json'
import { en } from '../locales/en.ts'
import { openApp, type OpenedApp } from '../testing/open-app.ts'
import { appInfo } from '../testing/samples.ts'
import { button, field } from '../testing/screen.ts'

const attributes = attributeDefinitions.parse([
  { name: 'birthdate', type: 'date', required: true, min: '1950-06-01', max: 'today' },
])
const label = en.attributes.birthdate

async function open(): Promise<OpenedApp> {
  return await openApp({ at: '/sign-up', info: { attributes } })
}

const picker = () => page.getBySelector('input[type="date"]').element() as HTMLInputElement

describe('a date', () => {
  it('shows how it is typed, and how it was understood once it is left', async () => {
    await open()
    await expect.element(field(label)).toHaveAccessibleDescription('For example 31/12/2026')
    await field(label).fill('3.4.1990')
    await userEvent.tab()
    await expect.element(field(label)).toHaveValue('03/04/1990')
    await field(label).fill('1990-04-03')
    await userEvent.tab()
    await expect.element(field(label)).toHaveValue('03/04/1990')
  })

  it.each([
    ['soon', en.fields.dateUnreadable.replace('{example}', '31/12/2026')],
    ['30/2/1990', en.fields.dateNone.replace('{example}', '31/12/2026')],
    ['3/4/90', en.fields.dateYearShort.replace('{example}', '31/12/2026')],
    ['31/5/1950', en.fields.dateTooEarly.replace('{date}', '1 June 1950')],
  ])('%s is told for what it is: %s', async (typed, sentence) => {
    await open()
    await field(label).fill(typed)
    await button(en.signUp.submit).click()
    await expect.element(field(label)).toHaveAccessibleDescription(sentence)
    await expect.element(field(label)).toHaveValue(typed === '31/5/1950' ? '31/05/1950' : typed)
  })

  it('is written anew when the language changes, and its sentence too', async () => {
    const app = await open()
    onTestFinished(() => {
      document.documentElement.lang = 'en'
    })
    await field(label).fill('1/6/1949')
    await button(en.signUp.submit).click()
    app.emit('settingsChanged', { ...appInfo.settings, language: 'de' })
    const german = field(de.attributes.birthdate)
    await expect.element(german).toHaveValue('01.06.1949')
    await expect.element(german).toHaveAccessibleDescription(de.fields.dateTooEarly.replace('{date}', '1. Juni 1950'))
  })
})

describe('the calendar', () => {
  it('opens with the bounds of the stage, and what is picked there is in the field', async () => {
    await open()
    let opened = 0
    picker().showPicker = () => (opened += 1)
    await button(`${en.fields.openCalendar} ${label}`).click()
    expect(opened).toBe(1)
    expect([picker().min, picker().max]).toEqual(['1950-06-01', today()])

    picker().value = '1990-04-03'
    picker().dispatchEvent(new Event('change', { bubbles: true }))
    await expect.element(field(label)).toHaveValue('03/04/1990')
    await expect.element(field(label)).toHaveFocus()
  })

  it('begins at the day that was typed', async () => {
    await open()
    await field(label).fill('3/4/1990')
    await expect.poll(() => picker().value).toBe('1990-04-03')
    await field(label).fill('never')
    await expect.poll(() => picker().value).toBe('')
  })

  it('is the browser’s own, which opens', async () => {
    await open()
    await button(`${en.fields.openCalendar} ${label}`).click()
    await expect.poll(() => picker().matches(':open')).toBe(true)
  })
})
