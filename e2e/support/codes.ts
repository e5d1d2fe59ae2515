import type { LocalPool } from '../../infra/local-pool/server.ts'

/** The code of the newest SMS to this number. @throws Error when none was sent */
export function newestCode({ control }: Pick<LocalPool, 'control'>, phoneNumber: string): string {
  const sms = control.sms().findLast(({ to }) => to === phoneNumber)
  if (!sms) throw new Error(`no SMS was sent to ${phoneNumber}`)
  return sms.code
}

/** A code that is certainly wrong. */
export function wrongCode(right: string): string {
  return right === '000000' ? '111111' : '000000'
}
