import type { LocalPool } from '../../infra/local-pool/server.ts'
import type { Session } from '../../preload/contract/session.ts'
import { newestCode } from '../support/codes.ts'
import { poolRequires } from '../support/second-factors.ts'
import { firstTerms, poolKeepsTerms } from '../support/terms.ts'
import { openApp, type App } from './app.ts'
import { details } from './details.ts'
import type { Fault } from './fault.ts'
import { createSecrets, type FailingSecrets } from './secrets.ts'
import { strike, type Strike } from './strike.ts'

/** One person, their keychain, and the app in front of a pool. */
export interface Stage {
  readonly app: App
  readonly pool: LocalPool
  readonly secrets: FailingSecrets
  /** The one to sign in with. */
  phoneNumber: string
  /** The user's other phone. */
  readonly newNumber: string
  /** What the app calls the session on another computer; empty without one. */
  otherSession: string
  readonly signUpInput: object
  readonly newPassword: string
  /** The valid one. */
  password: string
  /** Of the authenticator app; empty without one. */
  key: string
  /** Sends past the app and its faults. */
  readonly send: typeof fetch
  code(): string
  session(): Session
  /** Calls, and throws unless that succeeds. @returns what was answered */
  succeed(name: string, input?: unknown): Promise<unknown>
  signUp(): Promise<void>
  haveAccount(): Promise<void>
  signIn(): Promise<void>
  requestReset(): Promise<void>
  requestPhoneCode(): Promise<void>
  /** Makes the fault strike from now on. */
  begin(fault: Fault, operation: string): Strike
  /** Ends all faults and lets what is under way come to its end. */
  end(): void
  close(): Promise<void>
}

/** Long enough for a slow machine; a fault has its own, shorter patience. */
const calm = 8_000
export const impatient = 1_000
let serial = 0

/** Sets a stage on an emptied pool: nobody is signed up, the app has started. */
export async function setStage(pool: LocalPool, send: typeof fetch): Promise<Stage> {
  await pool.control.reset()
  poolRequires(pool, 'OPTIONAL', ['sms', 'totp'])
  poolKeepsTerms(pool)
  serial += 1
  const phoneNumber = `+4477009${String(serial).padStart(5, '0')}`
  const password = 'Correct-horse-7'
  const secrets = createSecrets()
  const app = await openApp({ pool, store: secrets.store, keychainTimeout: 150, deadline: 4_000, terms: firstTerms })
  app.connect(send, calm)
  await app.call('session.retry')

  const stage: Stage = {
    app,
    pool,
    secrets,
    phoneNumber,
    newNumber: phoneNumber.replace('+4477009', '+4477008'),
    otherSession: '',
    password,
    key: '',
    send,
    newPassword: 'Battery-staple-8',
    signUpInput: { ...details, phoneNumber, password, consent: firstTerms },
    code: () => newestCode(pool, stage.phoneNumber),
    session: () => app.account.session(),
    async succeed(name, input) {
      const result = await app.call(name, input)
      if (!result.ok) throw new Error(`${name} answered ${result.error.code}`)
      return result.value
    },
    async signUp() {
      await stage.succeed('auth.signUp', stage.signUpInput)
    },
    async haveAccount() {
      await stage.signUp()
      // Without the password in memory the confirmation does not sign in.
      await stage.succeed('session.startOver')
      await confirmAtPool(pool, send, phoneNumber, stage.code())
    },
    async signIn() {
      await stage.haveAccount()
      await stage.succeed('auth.signIn', { phoneNumber, password: stage.password })
    },
    async requestReset() {
      await stage.haveAccount()
      await stage.succeed('auth.requestPasswordReset', { phoneNumber })
    },
    async requestPhoneCode() {
      await stage.signIn()
      await stage.succeed('profile.requestPhoneCode')
    },
    begin(fault, operation) {
      if (fault.at === 'keychain') secrets.fail(fault.name)
      const struck = strike({ pool, send, fault, operation })
      app.connect(struck.send, impatient)
      return struck
    },
    end() {
      secrets.heal()
      app.connect(send, calm)
    },
    close: () => app.close(),
  }
  return stage
}

async function confirmAtPool(pool: LocalPool, send: typeof fetch, Username: string, code: string): Promise<void> {
  const { status } = await send(pool.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.ConfirmSignUp',
    },
    body: JSON.stringify({ ClientId: pool.clientId, Username, ConfirmationCode: code }),
  })
  if (status !== 200) throw new Error(`ConfirmSignUp answered ${status}`)
}
