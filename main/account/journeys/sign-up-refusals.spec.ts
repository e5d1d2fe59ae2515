import { describe, expect, it } from 'vitest'
import { oneIn } from '../../../scripts/reduced.ts'
import { exceptionsOf } from '../testing/api-model.ts'
import { auth, code, freshNumber, installRig, password, pool, signedUp, startApp } from '../testing/rig.ts'
import { dear, Walker } from '../testing/walk.ts'

installRig()

async function confirmed(): Promise<string> {
  const phoneNumber = await signedUp()
  await auth.confirmSignUp(code(phoneNumber))
  await auth.signOut()
  return phoneNumber
}

const lambda = (trigger: string): [string, string][] =>
  ['UserLambdaValidationException', 'UnexpectedLambdaException'].map((one) => [one, `${trigger} failed with error x.`])

describe('one refusal on the way', () => {
  const operations = ['SignUp', 'ConfirmSignUp', 'ResendConfirmationCode', 'ForgotPassword', 'ConfirmForgotPassword']
  const cases = operations.flatMap((operation) => {
    const refused = exceptionsOf(operation).map((one): [string, string] => [one, 'No.'])
    const triggers = ['PreSignUp', 'CustomMessage', 'PostConfirmation'].flatMap(lambda)
    const late = [...refused.filter(([one]) => /Internal|Lambda|Delivery|Role|Limit/.test(one)), ...triggers]
    return [
      ...[...refused, ...triggers].map(([exception, message]) => ({
        operation,
        when: 'before' as const,
        exception,
        message,
      })),
      ...late.map(([exception, message]) => ({ operation, when: 'after' as const, exception, message })),
    ]
  })

  it('covers every exception of every operation', () => {
    expect(cases.length).toBeGreaterThan(120)
  })

  const every = oneIn('refusals on the way of a sign-up')
  it.each(cases.filter((_, index) => index % every === 0))(
    'leads on: $operation answers $exception "$message" $when it is done',
    async (one) => {
      const { operation, when, exception, message } = one
      const forgot = operation.includes('Forgot')
      const phoneNumber = forgot ? await confirmed() : freshNumber()
      const walker = new Walker(phoneNumber, forgot ? null : password)
      pool.control.addFault({ operation, kind: 'error', when, times: 1, error: { name: exception, message } })
      if (!forgot) await walker.click('signUp', () => signedUp(phoneNumber))
      if (operation === 'ResendConfirmationCode') await walker.click('resendSignUpCode', () => auth.resendSignUpCode())
      const end = await walker.walk()
      const way = JSON.stringify(walker.clicks, null, 1)
      expect(end, way).toBe('signedIn')
      expect(dear(walker), way).toEqual([])
    },
  )
})

describe('an account whose message failed', () => {
  const failures = exceptionsOf('ResendConfirmationCode').filter((one) => /Delivery|Role|Limit|Lambda/.test(one))

  it.each(failures)('leads to the code at once, and again after starting over: %s', async (name) => {
    const phoneNumber = freshNumber()
    pool.control.addFault({
      operation: 'SMS',
      kind: 'error',
      times: 1,
      error: { name, message: 'CustomMessage failed' },
    })
    await signedUp(phoneNumber)
    const asked = { status: 'confirmingSignUp', phoneNumber, destination: null }
    expect(auth.session()).toMatchObject({ ...asked, problem: 'codeNotSent' })
    const limited = name === 'LimitExceededException'
    expect(auth.session()).toMatchObject({ wait: limited ? { cause: 'tooManyRequests' } : null })
    const told = auth.session()
    expect(await startApp()).toEqual(told)
    await signedUp(phoneNumber).catch(() => undefined)
    await auth.startOver()
    expect(pool.control.sms()).toEqual([])
    expect(await new Walker(phoneNumber, password).walk()).toBe('signedIn')
  })

  it('is awaited when the same form comes again, and not when its number was somebody else’s', async () => {
    const phoneNumber = await signedUp()
    await auth.startOver()
    await signedUp(phoneNumber)
    expect(auth.session()).toMatchObject({ status: 'confirmingSignUp', phoneNumber, destination: null })
    await auth.startOver()
    await startApp()
    await expect(signedUp(phoneNumber)).rejects.toThrow('PhoneNumberTaken')
    expect(auth.session().status).toBe('signedOut')
  })
})
