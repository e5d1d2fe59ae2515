import { describe, expect, it, onTestFinished } from 'vitest'
import { page } from 'vitest/browser'
import type { Attributes, Session } from '../../preload/contract/session.ts'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { appInfo, phoneNumber, sessions } from '../testing/samples.ts'
import { shownRows, title } from '../testing/screen.ts'
import { stages } from '../testing/stages.ts'

// What a profile shows of attributes of every type.

const info = stages.invited

async function open(attributes: Attributes, language: 'en' | 'de' = 'en'): Promise<void> {
  const session: Session = {
    ...sessions.signedIn,
    profile: { phoneNumber, phoneNumberVerified: true, attributes },
  }
  await openApp({ session, info: { ...info, settings: { ...appInfo.settings, language } } })
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible()
  onTestFinished(() => {
    document.documentElement.lang = 'en'
  })
}

const values = {
  name: 'Ada',
  'custom:shift_work': 'false',
  'custom:joined_on': '2019-04-01',
  'custom:floor': '-1234.50',
  'custom:badge': 'A-17',
}

describe('a profile', () => {
  it('shows each value as the user reads it, and nothing that is not to be shown', async () => {
    await open(values)
    expect(shownRows()).toEqual([
      [en.attributes.name, 'Ada'],
      ['Shift work', 'No'],
      ['With us since', '1 April 2019'],
      ['Floor', '-1,234.50'],
    ])
  })

  it('shows it in the language of the screens', async () => {
    await open(values, 'de')
    await expect.poll(shownRows).toEqual([
      ['Vor- und Nachname', 'Ada'],
      ['Schichtarbeit', 'Nein'],
      ['Bei uns seit', '1. April 2019'],
      ['Stockwerk', '-1.234,50'],
    ])
  })

  it('shows what nobody can read as the pool holds it', async () => {
    const odd = { 'custom:shift_work': '1', 'custom:joined_on': '1.4.19', 'custom:floor': '1e5' }
    await open({ name: 'Ada', ...odd })
    expect(
      shownRows()
        .slice(1)
        .map(([, value]) => value),
    ).toEqual(Object.values(odd))
  })

  it('says of each that is empty that it is not given', async () => {
    await open({})
    await expect.element(title(en.profile.title)).toBeVisible()
    expect(shownRows().map(([, value]) => value)).toEqual(Array(4).fill(en.profile.none))
  })
})

describe('the name beside the screens', () => {
  const banner = page.getByRole('banner')

  it.each([
    [{ name: 'Ada Okafor', given_name: 'Grace' }, 'Ada Okafor'],
    [{ given_name: 'Ada', family_name: 'Okafor' }, 'Ada Okafor'],
    [{ given_name: 'Ada' }, 'Ada'],
    [{ name: ' ', family_name: 'Okafor' }, 'Okafor'],
  ])('of %j is %s', async (attributes, name) => {
    await open(attributes)
    await expect.element(banner.getByText(name, { exact: true })).toBeInTheDocument()
  })
})
