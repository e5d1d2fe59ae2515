import { startLocalPool, type LocalPool, type LocalPoolOptions } from '../infra/local-pool/server.ts'
import { createAccount } from '../main/account/account.ts'
import { plainly, type PlainAccount } from '../main/account/testing/plainly.ts'
import { createLog } from '../main/diagnostics/log.ts'
import { forEachAttribute } from '../preload/contract/testing/attributes.ts'
import { readStage } from '../scripts/stage.ts'
import { keychainEntry, storeOn, type AppFolder } from './app-folder.ts'

// Brings an app into each state that leaves something else on the machine: through its own journeys, on a local pool.

/** A number of the range that the United Kingdom reserves for fiction. */
const phoneNumber = '+447700900123'
const password = 'Correct-Horse-7'
const attributes = forEachAttribute(({ word }) => `some ${word}`)

interface Life {
  auth: PlainAccount
  pool: LocalPool
  app: AppFolder
}

const log = createLog(() => undefined)

const signUp = ({ auth }: Life): Promise<unknown> => auth.signUp({ attributes, phoneNumber, password })

async function signIn(life: Life): Promise<void> {
  await signUp(life)
  await life.auth.confirmSignUp(life.pool.control.sms().at(-1)?.code ?? '')
}

/** The states, by the names of their folders. */
export const states: Record<string, (life: Life) => Promise<void>> = {
  async 'signed-in'(life) {
    await signIn(life)
    const { notes, preferences, place } = life.app
    preferences.update({ theme: 'dark', language: 'de', country: 'GB' })
    place.follow({
      isDestroyed: () => false,
      isMaximized: () => true,
      getNormalBounds: () => ({ x: 60, y: 40, width: 1080, height: 760 }),
      on: () => undefined,
    })
    notes.add('child', { type: 'GPU', exitCode: 5 })
    notes.add('page', { reason: 'oom', exitCode: 137, killed: true, url: null })
  },
  async 'code-awaited-after-sign-up'(life) {
    await signUp(life)
  },
  async 'code-not-sent'(life) {
    life.pool.control.addFault({ operation: 'SMS', kind: 'error', times: 1 })
    await signUp(life)
  },
  async 'sign-up-without-answer'(life) {
    life.pool.control.addFault({ operation: 'SignUp', kind: 'drop', when: 'after', times: 1 })
    await signUp(life).catch(() => undefined)
  },
  async 'code-awaited-after-reset'(life) {
    await signIn(life)
    await life.auth.signOut()
    await life.auth.requestPasswordReset(phoneNumber)
  },
  async 'asked-to-wait'(life) {
    await signIn(life)
    await life.auth.signOut()
    const error = { name: 'LimitExceededException', message: 'Attempt limit exceeded, please try after some time.' }
    life.pool.control.addFault({ operation: 'ForgotPassword', kind: 'error', error, times: 1 })
    await life.auth.requestPasswordReset(phoneNumber).catch(() => undefined)
  },
  async 'code-for-the-number-awaited'(life) {
    await signIn(life)
    await life.auth.requestPhoneCode()
    life.app.notes.add('main', { error: 'TypeError' })
    life.app.notes.dismiss()
  },
  // The keychain does not delete the record, and the pool cannot be told.
  async 'sign-out-incomplete'(life) {
    await signIn(life)
    const { secrets } = life.app
    secrets.delete = () => {
      throw new Error('denied')
    }
    life.pool.control.addFault({ operation: 'RevokeToken', kind: 'status', times: 10 })
    await life.auth.signOut()
  },
  async 'long-record'({ app }) {
    await app.vault.save({ username: '6f1c2d5e-0000-4000-8000-000000000001', refreshToken: 'long'.repeat(1_700) })
    await app.vault.keepUnrevoked(['an-older-token', 'another'])
  },
}

/** Brings the app into a state. @param options of the local pool, such as where it keeps its data */
export async function bringInto(state: string, app: AppFolder, options: LocalPoolOptions = {}): Promise<void> {
  const pool = await startLocalPool(options)
  const send = globalThis.fetch
  const account = createAccount({
    config: { ...readStage('local'), endpoint: pool.endpoint },
    remembered: app.memory,
    keychain: storeOn(app.secrets),
    keychainEntry,
    send,
    userAgent: 'Latchkey',
    issuer: 'Latchkey',
    language: () => 'en',
    times: { call: 5_000, request: 5_000, keychain: 5_000 },
    policy: { sessionOnly: false, signInEveryHours: null },
    mayUse: () => Promise.resolve(true),
    log,
  })
  try {
    const auth = plainly(account)
    await auth.restore()
    await states[state]?.({ auth, pool, app })
    await account.settle()
  } finally {
    await account.close()
    globalThis.fetch = send
    await pool.close()
  }
}
