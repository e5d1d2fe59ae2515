import { AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import type { Session } from '../../../preload/contract/session.ts'
import type { MortalTask } from '../testing/mortal-app.ts'
import { isDue, keptOf, startAsking, terms } from '../testing/terms.ts'
import { oneIn } from '../../../scripts/reduced.ts'
import {
  administrator,
  auth,
  config,
  consentAsked,
  freshNumber,
  installRig,
  password,
  person,
  pool,
  remembered,
  rememberedFile,
  secrets,
  signedIn,
  signedUp,
  startApp,
  takeOver,
  usersAgreeTo,
} from '../testing/rig.ts'

// Each spec kills a process at each point of a journey in turn, and starts the app again on what it left. A whole run
// takes every point, `npm run test:rest` a part of them (`scripts/reduced.ts`).

installRig()

const entry = fileURLToPath(new URL('../testing/mortal-app.ts', import.meta.url))
const atOnce = 3
const step = oneIn('points of the journeys at which the app is killed')

/** Where an app has its data. */
interface Place {
  folder: string
  phoneNumber: string
}

/** A process that was killed at one point. */
interface Life extends Place {
  /** The session states that its user was told of. */
  told: string[]
  /** How many points the journey has; known only when the process was not killed. */
  points: number | null
}

interface Story extends Pick<MortalTask, 'journey'> {
  keychainHolds?: boolean
  /** What happens before the journey. @returns the user's number */
  before: () => Promise<string>
}

/** Makes an app's data folder in which `before` has happened. */
async function prepare({ before }: Story): Promise<Place> {
  takeOver(join(tmpdir(), `latchkey-none-${freshNumber()}.json`), {})
  await startApp()
  const phoneNumber = await before()
  await remembered.flush()
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-killed-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  if (existsSync(rememberedFile)) copyFileSync(rememberedFile, join(folder, 'remembered.json'))
  rmSync(rememberedFile, { force: true })
  writeFileSync(join(folder, 'keychain.json'), JSON.stringify(Object.fromEntries(secrets)))
  return { folder, phoneNumber }
}

async function live({ journey, keychainHolds = false }: Story, place: Place, killAt: number | null): Promise<Life> {
  const task: MortalTask = {
    ...place,
    journey,
    keychainHolds,
    killAt,
    password,
    config: config(),
    consent: consentAsked(),
  }
  const child = spawn(process.execPath, [entry, JSON.stringify(task)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [output, errors] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const signal = await new Promise((resolve) =>
    child.on('close', (_code, by) => {
      resolve(by)
    }),
  )
  expect(signal, errors).toBe('SIGKILL')
  const lines = output.split('\n').filter((line) => line !== '')
  const said = lines.map((line) => JSON.parse(line) as { told?: string; points?: number })
  return {
    ...place,
    told: said.flatMap(({ told }) => told ?? []),
    points: said.find(({ points }) => points !== undefined)?.points ?? null,
  }
}

/** Runs the story once for each of its points, kills it there, and checks what it left. */
async function killEverywhere(
  story: Story,
  look: (life: Life, now: Session) => Promise<void> | void,
  prepared?: () => void,
): Promise<void> {
  const whole = await prepare(story)
  prepared?.()
  const see = async (life: Life): Promise<void> => {
    const keychain = readFileSync(join(life.folder, 'keychain.json'), 'utf8')
    takeOver(join(life.folder, 'remembered.json'), JSON.parse(keychain) as Record<string, string>)
    await look(life, await startApp())
  }
  const last = await live(story, whole, null)
  const { points } = last
  expect(points).toBeGreaterThan(8)
  // It ended after its user was told everything. A request that is sent again moves the points, so of a part of them
  // nobody knows that.
  await see(last)
  const deaths: { place: Place; killAt: number }[] = []
  // The last point comes first: after it nothing is left to do.
  for (let killAt = points ?? 0; killAt > 0; killAt -= step) deaths.push({ place: await prepare(story), killAt })
  prepared?.()
  // Each is looked at soon after its death: what the user has to wait for is over within a minute.
  const lives = async function* (): AsyncGenerator<Life> {
    for (let from = 0; from < deaths.length; from += atOnce)
      yield* await Promise.all(deaths.slice(from, from + atOnce).map(({ place, killAt }) => live(story, place, killAt)))
  }
  for await (const life of lives()) await see(life)
}

const sms = (phoneNumber: string): number => pool.control.sms().filter(({ to }) => to === phoneNumber).length
/** The pool hears nothing of the sign-out, so only this machine can keep the session from coming back. */
const poolHearsNothing = (): void => {
  pool.control.addFault({ operation: 'RevokeToken', kind: 'drop', times: 1_000 })
}
const patience = 480_000

it.each([true, false])(
  'brings no session back of which its user was told that it has ended; the keychain holds it: %s',
  async (keychainHolds) => {
    let told = 0
    await killEverywhere(
      { journey: 'signOut', keychainHolds, before: signedIn },
      async (life, now) => {
        if (!life.told.includes('signedOut')) return
        told += 1
        expect(now.status).toBe('signedOut')
        // What the app found on its start to be over, it writes down while it goes on.
        await remembered.flush()
        expect(readFileSync(join(life.folder, 'remembered.json'), 'utf8')).not.toContain(life.phoneNumber)
      },
      poolHearsNothing,
    )
    expect(told).toBeGreaterThan(0)
  },
  patience,
)

it(
  'sends one SMS for a sign-up, however often the app ends meanwhile',
  async () => {
    const before = (): Promise<string> => Promise.resolve(freshNumber())
    await killEverywhere({ journey: 'signUp', before }, async ({ phoneNumber, told }, now) => {
      if (told.includes('confirmingSignUp')) expect(now).toMatchObject({ status: 'confirmingSignUp', phoneNumber })
      // The user does the same again.
      if (now.status === 'signedOut') await auth.signUp({ ...person, phoneNumber, password })
      expect(auth.session()).toMatchObject({ status: 'confirmingSignUp', phoneNumber })
      expect(sms(phoneNumber)).toBe(1)
    })
  },
  patience,
)

it(
  'knows after another code was sent that there is one to wait for',
  async () => {
    const before = async (): Promise<string> => {
      const phoneNumber = await signedUp()
      // The wait after the first code is over.
      remembered.update({ wait: null })
      return phoneNumber
    }
    await killEverywhere({ journey: 'resend', before }, ({ phoneNumber }, now) => {
      expect(now).toMatchObject({ status: 'confirmingSignUp', phoneNumber })
      if (sms(phoneNumber) === 2) expect(now).toMatchObject({ wait: { cause: 'codeSent' } })
    })
  },
  patience,
)

it(
  'knows after a reset was asked for that a code is on its way',
  async () => {
    const before = async (): Promise<string> => {
      const phoneNumber = await signedIn()
      await auth.signOut()
      return phoneNumber
    }
    await killEverywhere({ journey: 'requestReset', before }, ({ phoneNumber, told }, now) => {
      if (sms(phoneNumber) < 2 && !told.includes('resettingPassword')) return
      expect(now).toMatchObject({ status: 'resettingPassword', phoneNumber, wait: { cause: 'codeSent' } })
    })
  },
  patience,
)

it(
  'restores the old session or the new one, however often the app ends in a confirmation',
  async () => {
    const records = new Set<string>()
    await killEverywhere({ journey: 'confirm', before: signedIn }, ({ phoneNumber, folder }, now) => {
      records.add(readFileSync(join(folder, 'keychain.json'), 'utf8'))
      expect(now).toMatchObject({ status: 'signedIn', profile: { phoneNumber }, confirming: null })
    })
    expect(records.size).toBeGreaterThan(1)
  },
  patience,
)

it(
  'knows after a new number was asked for that a code is on its way to it',
  async () => {
    await killEverywhere({ journey: 'changeNumber', before: signedIn }, ({ phoneNumber }, now) => {
      const newNumber = phoneNumber.replace('+49', '+43')
      expect(now).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
      if (sms(newNumber) > 0) expect(now).toMatchObject({ phoneCode: { newNumber, wait: { cause: 'codeSent' } } })
    })
  },
  patience,
)

it(
  'knows after a deletion whether the account is gone, however often the app ends meanwhile',
  async () => {
    const notices = new Set<string | null>()
    await killEverywhere({ journey: 'deleteAccount', before: signedIn }, async ({ phoneNumber, folder }, now) => {
      const named = { UserPoolId: pool.userPoolId, Username: phoneNumber }
      const gone = await administrator()
        .send(new AdminGetUserCommand(named))
        .then(
          () => false,
          (error: unknown) => error instanceof Error && error.name === 'UserNotFoundException',
        )
      if (!gone) {
        expect(now).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
        return
      }
      expect(now).toMatchObject({ status: 'signedOut', phoneNumber: null })
      notices.add('notice' in now ? now.notice : null)
      await remembered.flush()
      expect(readFileSync(join(folder, 'remembered.json'), 'utf8')).not.toContain(phoneNumber)
    })
    // Where the app ended before it had forgotten the account, the next start says what happened to it. A part of the
    // points may have none of these.
    if (step === 1) expect(notices).toContain('accountDeleted')
    expect(notices).not.toContain('sessionEnded')
  },
  patience,
)

it(
  'finds the user signed in or signed out, and able to sign in, however often the app ends while all sessions end',
  async () => {
    await killEverywhere({ journey: 'endEverywhere', before: signedIn }, async ({ phoneNumber }, now) => {
      if (now.status === 'signedOut') await auth.signIn(phoneNumber, password)
      expect(auth.session()).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
      await auth.refreshProfile()
    })
  },
  patience,
)

it(
  'asks nobody again who agreed, and everybody else, however often the app ends meanwhile',
  async () => {
    const found = new Set<boolean>()
    const before = async (): Promise<string> => {
      await startAsking('2025-01')
      return signedIn()
    }
    await killEverywhere(
      { journey: 'agree', before },
      async ({ phoneNumber }, now) => {
        expect(now).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
        const agreed = (await keptOf(phoneNumber)) === '2026-11'
        expect(isDue(now)).toBe(!agreed)
        found.add(agreed)
      },
      () => {
        usersAgreeTo({ attribute: terms, version: '2026-11' })
      },
    )
    // A part of the points may be all after the pool had it.
    if (step === 1) expect(found.size).toBe(2)
  },
  patience,
)
