import type { CognitoError } from './errors.ts'

/** An SMS as the person's phone would show it. */
export interface SentSms {
  /** E.164. */
  to: string
  text: string
  /** The six digits in the text; in an invitation, the temporary password. */
  code: string
  /** ISO 8601, by the pool's clock. */
  sentAt: string
}

/** So many of the newest messages stay, in memory only, because they carry codes and temporary passwords. */
const kept = 5_000

/** Where the pool's SMS go instead of to SNS. */
export interface SmsOutbox {
  /** @throws {CognitoError} what `refusal` answers, when a test asked for it. */
  send: (to: string, template: string, code: string, username?: string) => void
  /** Oldest first. */
  list: () => SentSms[]
  clear: () => void
}

interface SmsOutboxOptions {
  now: () => number
  /** Asked before each message; an error makes its delivery fail with it. */
  refusal: () => CognitoError | undefined
  onSent: (sms: SentSms) => void
}

/** An outbox that only remembers. */
export function createSmsOutbox({ now, refusal, onSent }: SmsOutboxOptions): SmsOutbox {
  let sent: SentSms[] = []
  return {
    send(to, template, code, username = '') {
      const refused = refusal()
      if (refused !== undefined) throw refused
      const text = template.replaceAll('{####}', () => code).replaceAll('{username}', () => username)
      const sms = { to, text, code, sentAt: new Date(now()).toISOString() }
      sent.push(sms)
      if (sent.length > kept) sent.shift()
      onSent(sms)
    },
    list: () => [...sent],
    clear: () => {
      sent = []
    },
  }
}

/** `+*******9934`: what clients are told about a number. */
export function maskPhone(phone: string): string {
  return `+${'*'.repeat(Math.max(0, phone.length - 5))}${phone.slice(-4)}`
}
