import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { knownAttribute } from '../../preload/contract/attributes/known.ts'
import { attributes } from '../../preload/contract/testing/attributes.ts'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { emptyProfile, errorOf, profile, profileWith, sessions, shownNumber } from '../testing/samples.ts'
import { alert, button, errorsOf, field, fill, labelled, status, text, title } from '../testing/screen.ts'

const opening = { session: sessions.signedIn, at: '/profile/edit' }

describe('editing the profile', () => {
  it('starts from what is known and shows the number without letting it be changed', async () => {
    await openApp(opening)
    for (const [label, value] of Object.entries(labelled(profile.attributes, en))) {
      await expect.element(field(label)).toHaveValue(value)
    }
    await expect.element(field('Phone number')).toHaveValue(shownNumber)
    await expect.element(field('Phone number')).toHaveAttribute('readonly')
    await expect.element(field('Full name')).toHaveFocus()
  })

  it('saves, returns and says so, with the number still there', async () => {
    const app = await openApp(opening)
    const saved = profileWith({ 'custom:company': 'Quay & Daughters' })
    app.answer('profile.update', { ok: true, value: saved })
    app.answer('profile.refresh', { ok: true, value: saved })
    await field('Company').fill(' Quay & Daughters ')
    await userEvent.keyboard('{Enter}')

    await expect.element(status(en.profile.saved)).toBeVisible()
    await expect.element(page.getByRole('definition').filter({ hasText: 'Quay & Daughters' })).toBeVisible()
    await expect.element(page.getByRole('main').getByText(shownNumber)).toBeVisible()
    expect(app.inputsOf('profile.update')).toEqual([{ attributes: { 'custom:company': 'Quay & Daughters' } }])
  })

  it.each(attributes)('sends $name as it was changed, with the white space at its ends cut', async ({ name, word }) => {
    const app = await openApp(opening)
    app.fail('profile.update', { code: 'Offline' })
    await field(en.attributes[word]).fill(' something else ')
    await button(en.editProfile.submit).click()
    await expect.element(alert(en.errors.Offline)).toBeVisible()
    expect(app.inputsOf('profile.update')).toEqual([{ attributes: { [name]: 'something else' } }])
  })

  it('fills in what the pool does not hold', async () => {
    const app = await openApp({ ...opening, session: { ...sessions.signedIn, profile: emptyProfile } })
    app.fail('profile.update', { code: 'Offline' })
    for (const label of Object.keys(labelled(profile.attributes, en))) {
      await expect.element(field(label)).toHaveValue('')
    }
    await fill(labelled(profile.attributes, en))
    await button(en.editProfile.submit).click()
    await expect.element(alert(en.errors.Offline)).toBeVisible()
    expect(app.inputsOf('profile.update')).toEqual([{ attributes: profile.attributes }])
  })

  it.each(attributes)('wants $name', async ({ name, word }) => {
    const app = await openApp(opening)
    await field(en.attributes[word]).fill('  ')
    await button(en.editProfile.submit).click()
    const sentence = en.fields[knownAttribute(name)?.missing ?? 'valueMissing']
    await expect.element(field(en.attributes[word])).toHaveAccessibleDescription(sentence)
    await expect.element(field(en.attributes[word])).toHaveFocus()
    expect(app.inputsOf('profile.update')).toEqual([])
  })

  it.each(attributes)('refuses a value of $name that is longer than the pool takes', async ({ word }) => {
    await openApp(opening)
    await field(en.attributes[word]).fill('x'.repeat(257))
    await button(en.editProfile.submit).click()
    await expect.element(field(en.attributes[word])).toHaveAccessibleDescription(/at most 256 characters.*257/)
  })

  it.each(errorsOf('profile.update'))('explains %s and keeps what was typed', async (code) => {
    const app = await openApp(opening)
    app.fail('profile.update', errorOf(code))
    await field('Company').fill('Quay & Daughters')
    await button(en.editProfile.submit).click()
    await expect.element(alert(en.errors[code])).toBeVisible()
    await expect.element(field('Company')).toHaveValue('Quay & Daughters')
  })

  it('keeps what was typed when the session changes underneath', async () => {
    const app = await openApp(opening)
    await field('Company').fill('Quay & Daughters')
    app.emit('sessionChanged', { ...sessions.signedIn, profile: profileWith({ name: 'Ada O.' }) })
    await expect.element(text('Ada O.')).toBeInTheDocument()
    await expect.element(field('Company')).toHaveValue('Quay & Daughters')
  })

  it('goes back without saving', async () => {
    const app = await openApp(opening)
    await field('Company').fill('Quay & Daughters')
    await button(en.editProfile.cancel).click()
    await expect.element(title(en.profile.title)).toBeVisible()
    await expect
      .element(page.getByRole('definition').filter({ hasText: profile.attributes['custom:company'] }))
      .toBeVisible()
    expect(app.inputsOf('profile.update')).toEqual([])
  })
})
