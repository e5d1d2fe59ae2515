import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium as browserType, type Browser } from 'playwright-core'
import { launchApp, type RunningApp } from '../e2e/launch.ts'
import { makeAccount } from '../e2e/support/administrator.ts'
import { newestCode, wrongCode } from '../e2e/support/codes.ts'
import { newPerson } from '../e2e/support/person.ts'
import { tellSteps } from '../e2e/support/pictures.ts'
import * as screens from '../e2e/support/screens.ts'
import { fillProfileForm, fillSignUpForm, seeValues } from '../e2e/support/stage-forms.ts'
import { valuesOf } from '../e2e/support/stage-values.ts'
import { startLocalPool, type LocalPool } from '../infra/local-pool/server.ts'
import { settingsFor, type Whose } from '../infra/local-pool/stage-file.ts'
import type { StageConfig } from '../main/stage/stage-config.ts'
import { readStageFile } from '../main/stage/stage-file.ts'
import { en } from '../renderer/locales/en.ts'
import { chromium } from './chromium.ts'
import { ensureLocalBuild } from './fresh-build.ts'
import { enterKeyring } from './keyring.ts'
import { readStage } from './stage.ts'

// npm run demo: walks the whole main job through the real screens, without a display, and takes a picture of each step.
// npm run demo -- --stage FILE: the same on a pool of that stage, such as infra/stages/examples/department.json.
// npm run demo -- --brand FOLDER: the same in the name of that brand, such as brands/northwind.

const pictures = fileURLToPath(new URL('../out/demo/', import.meta.url))

interface Walk {
  stage: StageConfig
  pool: LocalPool
  browser: Browser
  /** Opens the app, which finds what its last run left. */
  start: () => Promise<RunningApp>
}

/** Walks through the app as one person. @throws Error of the first step that fails */
async function walk({ stage, pool, browser, start }: Walk): Promise<void> {
  let app = await start()
  const step = tellSteps(pictures, () => app.page)
  const { attributes, signIn } = stage
  const { phoneNumber, password } = newPerson()
  const [second, third] = ['Battery-staple-8', 'Wandering-river-9']
  const given = signIn.selfSignUp ? valuesOf(attributes, 'newAccount') : {}
  const changed = { ...given, ...valuesOf(attributes, 'change') }
  const code = (): string => newestCode(pool, phoneNumber)

  async function enter(password: string): Promise<void> {
    await screens.fillSignIn(app.page, { phoneNumber, password })
  }

  async function signUp(): Promise<void> {
    await step('Sign-up: number, what the stage asks for, password', 'sign-up', async () => {
      await fillSignUpForm(app.page, attributes, { phoneNumber, password, values: given })
      for (const box of await app.page.getByRole('checkbox').all()) await box.check()
    })
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
      await seeValues(app.page, attributes, given)
    })
    await step('Sign-out', 'signed-out', () => screens.signOut(app.page))
  }

  try {
    await step('First start', 'first-start', () => screens.seeScreen(app.page, 'signIn'))
    if (signIn.selfSignUp) await signUp()
    else await step('An administrator makes the account', 'made', () => makeAccount(pool, { phoneNumber, password }))
    await step('Sign-in: number and password', 'sign-in', () => enter(password))
    await step('The profile', 'profile', async () => {
      await screens.press(app.page, en.signIn.submit)
      await seeValues(app.page, attributes, given)
    })
    await step('Editing the profile', 'edit-profile', () =>
      fillProfileForm(app.page, attributes, valuesOf(attributes, 'change')),
    )
    await step('The changes are saved', 'profile-saved', async () => {
      await screens.press(app.page, en.editProfile.submit)
      await screens.seeText(app.page, en.profile.saved)
      await seeValues(app.page, attributes, changed)
    })
    await step('Closed and started again: still signed in', 'restarted', async () => {
      await app.quit()
      app = await start()
      await seeValues(app.page, attributes, changed)
    })

    await step('Changing the password', 'change-password', () => screens.fillChangePassword(app.page, password, second))
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
      await screens.requestReset(app.page, phoneNumber)
      await screens.fillReset(app.page, code(), third)
    })
    await step('The new password is saved, and signs in', 'password-reset', async () => {
      await screens.press(app.page, en.reset.submit)
      await seeValues(app.page, attributes, changed)
    })
    await step('Sign-out', 'signed-out-again', () => screens.signOut(app.page))
    await step('Sign-in with the new password', 'signed-in-again', async () => {
      await enter(third)
      await screens.press(app.page, en.signIn.submit)
      await seeValues(app.page, attributes, changed)
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

/** @param whose stage and brand; the local one and our own where it names none. @returns the exit code */
async function demo({ stage: file, brand }: Whose): Promise<number> {
  const started = performance.now()
  const userData = mkdtempSync(join(tmpdir(), 'latchkey-demo-'))
  const stage = file === undefined ? readStage('local') : readStageFile(file)
  const pool = await startLocalPool({ settings: settingsFor({ stage: file, brand }) })
  const browser = await browserType.launch({ executablePath: chromium.path, args: chromium.args })
  const where = relative(process.cwd(), pictures)
  try {
    const start = async (): Promise<RunningApp> => {
      const env = file === undefined ? {} : { LATCHKEY_STAGE_FILE: file }
      const app = await launchApp({ pool, userData, brand, env })
      app.page.setDefaultTimeout(10_000)
      return app
    }
    await walk({ stage, pool, browser, start })
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

/** The paths that the command line names. */
function readOptions(): Whose {
  const { stage, brand } = parseArgs({ options: { stage: { type: 'string' }, brand: { type: 'string' } } }).values
  return {
    ...(stage !== undefined && { stage: resolve(stage) }),
    ...(brand !== undefined && { brand: resolve(brand) }),
  }
}

/** What keeps the demo from its first step gets one sentence. */
function explain(error: unknown): number {
  console.error(error instanceof Error ? error.message : error)
  return 1
}

await enterKeyring()
process.exit(
  await Promise.resolve()
    .then(readOptions)
    .then((whose) => (ensureLocalBuild(whose.brand) ? demo(whose) : 1))
    .catch(explain),
)
