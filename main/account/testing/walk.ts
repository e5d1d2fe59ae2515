import { CallFailed } from './plainly.ts'
import { auth, person, pool } from './rig.ts'

/** One click, its answer, and how many requests for an SMS and how many SMS it caused. */
export interface Click {
  action: string
  answer: string
  requests: number
  messages: number
}

/** Operations that can make the pool send an SMS. */
const senders = ['SignUp', 'ResendConfirmationCode', 'ForgotPassword']

const enough = 20

/** The clicks that caused more than one SMS. */
export function dear({ clicks }: Walker): Click[] {
  return clicks.filter(({ requests, messages }) => requests > 1 || messages > 1)
}

/**
 * A user who wants to sign in and uses what the screens offer: types the code that came, a second time when it is
 * refused, asks for another, and follows the way that the screen names when none comes. `password` is null for a user
 * who forgot it.
 */
export class Walker {
  readonly clicks: Click[] = []
  readonly phoneNumber: string
  password: string | null
  #used: number
  #taken = false
  /** How often the pool refused the newest code. */
  #refused = 0
  #asked = new Map<string, number>()

  constructor(phoneNumber: string, password: string | null) {
    this.phoneNumber = phoneNumber
    this.password = password
    this.#used = this.#messages()
  }

  /** Walks until the user is signed in, reads that only an administrator can help, or gives up. */
  async walk(): Promise<string> {
    for (let steps = 0; steps < enough; steps += 1) {
      const { status } = auth.session()
      if (status === 'signedIn') return status
      const answer = await this.#step(status)
      if (answer === 'UserDisabled') return answer
    }
    return auth.session().status
  }

  async click(action: string, work: () => Promise<unknown>): Promise<string> {
    const [requests, messages] = [this.#requests(), this.#messages()]
    const answer = await work().then(
      () => 'ok',
      (error: unknown) => (error instanceof CallFailed ? error.error.code : 'Unexpected'),
    )
    const cost = { requests: this.#requests() - requests, messages: this.#messages() - messages }
    this.clicks.push({ action, answer, ...cost })
    this.#asked.set(action, (this.#asked.get(action) ?? 0) + 1)
    return answer
  }

  #step(status: string): Promise<string> {
    const code = pool.control.sms()[this.#messages() - 1]?.code ?? ''
    const arrived = this.#messages() > this.#used
    if (status === 'confirmingSignUp') {
      if (arrived) return this.#use('confirmSignUp', () => auth.confirmSignUp(code))
      if (this.#mayAsk('resendSignUpCode')) return this.click('resendSignUpCode', () => auth.resendSignUpCode())
      return this.#leave()
    }
    if (status === 'resettingPassword') {
      if (arrived) return this.#reset(code)
      if (this.#mayAsk('resendResetCode')) return this.click('resendResetCode', () => auth.resendResetCode())
      if (this.#mayAsk('resumeSignUp')) return this.click('resumeSignUp', () => auth.resumeSignUp(this.phoneNumber))
      return this.#leave()
    }
    return this.#fromSignIn()
  }

  async #fromSignIn(): Promise<string> {
    const { phoneNumber, password } = this
    if (this.#taken) {
      this.#taken = false
      return this.click('resumeSignUp', () => auth.resumeSignUp(phoneNumber))
    }
    if (password !== null && this.#mayAsk('signIn'))
      return this.click('signIn', () => auth.signIn(phoneNumber, password))
    if (this.#mayAsk('requestPasswordReset', 2)) {
      const answer = await this.click('requestPasswordReset', () => auth.requestPasswordReset(phoneNumber))
      this.#taken = answer === 'ResetNotPossible'
      return answer
    }
    const chosen = password ?? 'Chosen-Anew-3'
    const answer = await this.click('signUp', () => auth.signUp({ ...person, phoneNumber, password: chosen }))
    if (answer === 'ok') this.password = chosen
    this.#taken = answer === 'PhoneNumberTaken'
    return answer
  }

  /** Whether the user does this once more: so often and no more, until another step may have made it work. */
  #mayAsk(action: string, times = 1): boolean {
    return (this.#asked.get(action) ?? 0) < times
  }

  async #leave(): Promise<string> {
    this.#asked.delete('resendSignUpCode')
    this.#asked.delete('resendResetCode')
    return this.click('startOver', () => auth.startOver())
  }

  async #use(action: string, work: () => Promise<unknown>): Promise<string> {
    const before = this.#messages()
    const answer = await this.click(action, work)
    this.#refused = answer === 'ok' ? 0 : this.#refused + 1
    if (answer === 'ok' || this.#refused > 1) this.#used = before
    if (answer === 'ok') this.#asked.clear()
    return answer
  }

  async #reset(code: string): Promise<string> {
    const chosen = 'Chosen-Anew-4'
    const answer = await this.#use('resetPassword', () => auth.resetPassword(code, chosen))
    if (answer === 'ok') this.password = chosen
    return answer
  }

  #messages(): number {
    return pool.control.sms().length
  }

  #requests(): number {
    return pool.control.requests().filter(({ operation }) => senders.includes(operation)).length
  }
}
