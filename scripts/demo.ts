import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium as browserType, type Browser } from 'playwright-core'
import { launchApp, type RunningApp } from '../e2e/launch.ts'
import { newestCode, wrongCode } from '../e2e/support/codes.ts'
import { newPerson } from '../e2e/support/person.ts'
import { tellSteps } from '../e2e/support/pictures.ts'
import * as screens from '../e2e/support/screens.ts'
import { startLocalPool, type LocalPool } from '../infra/local-pool/server.ts'
import { en } from '../renderer/locales/en.ts'
import { chromium } from './chromium.ts'
import { ensureLocalBuild } from './fresh-build.ts'
import { enterKeyring } from './keyring.ts'

// npm run demo: walks the whole main job through the real screens, without a display, and takes a picture of each step.

const pictures = fileURLToPath(new URL('../out/demo/', import.meta.url))

/** Walks through the app as one person. @throws Error of the first step that fails */
async function walk(pool: LocalPool, browser: Browser, start: () => Promise<RunningApp>): Promise<void> {
  let app = await start()
  const step = tellSteps(pictures, () => app.page)
  const ada = newPerson()
  const changed = { ...ada, company: 'Contoso', role: 'Head of logistics' }
  const second = { ...changed, password: 'Battery-staple-8' }
  const third = { ...changed, password: 'Wandering-river-9' }
  const code = (): string => newestCode(pool, ada.phoneNumber)

  try {
    await step('First start', 'first-start', () => screens.seeScreen(app.page, 'signIn'))
    await step('Sign-up: number, name, company, role, password', 'sign-up', () => screens.fillSignUp(app.page, ada))
    await step('A code is on its way', 'code-sent', async () => {
      await screens.press(app.page, en.signUp.submit)
      await screens.seeScreen(app.page, 'confirm')
    })
    const phone = await browser.newPage({ viewport: { width: 390, height: 700 } })
    await step(
      'The phone has it',
      'phone',
      async () => {
        await phone.goto(`${pool.endpoint}/_local/phone`)
        await phone.getByText(code()).waitFor()
      },
      phone,
    )
    await step('A wrong code is explained', 'wrong-code', async () => {
      await screens.submitCode(app.page, wrongCode(code()))
      await screens.seeText(app.page, en.errors.CodeWrong)
    })
    await step('The right code confirms the number and signs in', 'confirmed', async () => {
      await screens.submitCode(app.page, code())
      await screens.seeProfile(app.page, ada)
    })

    await step('Sign-out', 'signed-out', () => screens.signOut(app.page))
    await step('Sign-in: number and password', 'sign-in', () => screens.fillSignIn(app.page, ada))
    await step('The profile', 'profile', async () => {
      await screens.press(app.page, en.signIn.submit)
      await screens.seeProfile(app.page, ada)
    })
    await step('Editing the profile', 'edit-profile', () => screens.fillProfile(app.page, changed))
    await step('The changes are saved', 'profile-saved', async () => {
      await screens.press(app.page, en.editProfile.submit)
      await screens.seeText(app.page, en.profile.saved)
      await screens.seeProfile(app.page, changed)
    })
    await step('Closed and started again: still signed in', 'restarted', async () => {
      await app.quit()
      app = await start()
      await screens.seeProfile(app.page, changed)
    })

    await step('Changing the password', 'change-password', () =>
      screens.fillChangePassword(app.page, ada.password, second.password),
    )
    await step('The password is changed', 'password-changed', async () => {
      await screens.press(app.page, en.changePassword.submit)
      await screens.seeText(app.page, en.profile.passwordChanged)
    })
    await step('Sign-out, and the password is forgotten', 'forgot-password', async () => {
      await screens.signOut(app.page)
      await screens.follow(app.page, en.signIn.forgot)
      await screens.seeScreen(app.page, 'forgot')
    })
    await step('A code by SMS and a new password', 'reset-password', async () => {
      await screens.requestReset(app.page, ada.phoneNumber)
      await screens.fillReset(app.page, code(), third.password)
    })
    await step('The new password is saved', 'password-reset', async () => {
      await screens.press(app.page, en.reset.submit)
      await screens.seeText(app.page, en.notices.passwordReset)
    })
    await step('Sign-in with the new password', 'signed-in-again', async () => {
      await screens.fillSignIn(app.page, third)
      await screens.press(app.page, en.signIn.submit)
      await screens.seeProfile(app.page, third)
    })
    await step('Sign-out', 'end', () => screens.signOut(app.page))
    await app.quit()
  } catch (error) {
    console.error(app.output())
    throw error
  } finally {
    await app.kill()
  }
}

/** @returns the exit code */
async function demo(): Promise<number> {
  const started = performance.now()
  const userData = mkdtempSync(join(tmpdir(), 'latchkey-demo-'))
  const pool = await startLocalPool()
  const browser = await browserType.launch({ executablePath: chromium.path, args: chromium.args })
  const where = relative(process.cwd(), pictures)
  try {
    await walk(pool, browser, async () => {
      const app = await launchApp({ pool, userData })
      app.page.setDefaultTimeout(10_000)
      return app
    })
    console.log(`The whole main job in ${((performance.now() - started) / 1000).toFixed(1)} s; pictures in ${where}`)
    return 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    console.error(`The demo stopped at the last step above; pictures in ${where}`)
    return 1
  } finally {
    await browser.close()
    await pool.close()
    rmSync(userData, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

await enterKeyring()
process.exit(ensureLocalBuild() ? await demo() : 1)
