import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { errorOf, profile, sessions, shownNumber } from '../testing/samples.ts'
import { alert, button, errorsOf, field, status, text, title } from '../testing/screen.ts'

const opening = { session: sessions.signedIn, at: '/profile/edit' }

describe('editing the profile', () => {
  it('starts from what is known and shows the number without letting it be changed', async () => {
    await openApp(opening)
    await expect.element(field('Full name')).toHaveValue(profile.name)
    await expect.element(field('Company')).toHaveValue(profile.company)
    await expect.element(field('Role')).toHaveValue(profile.role)
    await expect.element(field('Phone number')).toHaveValue(shownNumber)
    await expect.element(field('Phone number')).toHaveAttribute('readonly')
    await expect.element(field('Full name')).toHaveFocus()
  })

  it('saves, returns and says so, with the number still there', async () => {
    const app = await openApp(opening)
    const saved = { ...profile, company: 'Quay & Daughters' }
    app.answer('profile.update', { ok: true, value: saved })
    app.answer('profile.refresh', { ok: true, value: saved })
    await field('Company').fill(' Quay & Daughters ')
    await userEvent.keyboard('{Enter}')

    await expect.element(status(en.profile.saved)).toBeVisible()
    await expect.element(page.getByRole('definition').filter({ hasText: saved.company })).toBeVisible()
    await expect.element(page.getByRole('definition').filter({ hasText: shownNumber })).toBeVisible()
    expect(app.inputsOf('profile.update')).toEqual([{ name: profile.name, company: saved.company, role: profile.role }])
  })

  it('wants every attribute', async () => {
    const app = await openApp(opening)
    await field('Role').fill('  ')
    await button(en.editProfile.submit).click()
    await expect.element(field('Role')).toHaveAccessibleDescription(en.fields.roleMissing)
    await expect.element(field('Role')).toHaveFocus()
    expect(app.inputsOf('profile.update')).toEqual([])
  })

  it('refuses a value that is longer than the pool takes', async () => {
    await openApp(opening)
    await field('Role').fill('x'.repeat(257))
    await button(en.editProfile.submit).click()
    await expect.element(field('Role')).toHaveAccessibleDescription(en.fields.tooLong)
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
    app.emit('sessionChanged', { ...sessions.signedIn, profile: { ...profile, name: 'Ada O.' } })
    await expect.element(text('Ada O.')).toBeInTheDocument()
    await expect.element(field('Company')).toHaveValue('Quay & Daughters')
  })

  it('goes back without saving', async () => {
    const app = await openApp(opening)
    await field('Company').fill('Quay & Daughters')
    await button(en.editProfile.cancel).click()
    await expect.element(title(en.profile.title)).toBeVisible()
    await expect.element(page.getByRole('definition').filter({ hasText: profile.company })).toBeVisible()
    expect(app.inputsOf('profile.update')).toEqual([])
  })
})
