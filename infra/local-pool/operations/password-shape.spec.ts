import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedSettings, latestCode, openPool, openPasswordPool } from '../testing/pool.ts'
import { ada, PoolUser, refusal } from '../testing/sdk.ts'
import { password as inApp } from '../../../preload/contract/fields.ts'
import { password } from './fields.ts'

const phrase = 'Correct horse battery 1'
const pattern =
  /^InvalidParameterException: 1 validation error detected: Value at '\w+' failed to satisfy constraint: Member must satisfy regular expression pattern: \^\[\\S\]\+\.\*\[\\S\]\+\$$/

/** AWS's pattern with Java's classes written out. Slow on long texts, hence not what the pool uses. */
const java = /^[^ \t\n\v\f\r]+[^\n\r\u0085\u2028\u2029]*[^ \t\n\v\f\r]+$/

async function registered(): Promise<PoolUser> {
  const user = new PoolUser(await openPasswordPool())
  await user.register()
  return user
}

/** Every operation that takes a new password. */
const operations: Record<string, (given: string) => Promise<unknown>> = {
  SignUp: async (given) => new PoolUser(await openPool(), { ...ada, password: given }).signUp(),
  ConfirmForgotPassword: async (given) => {
    const user = await registered()
    await user.sdk.forgotPassword(user.client)
    return user.sdk.confirmForgotPassword({
      ...user.client,
      ConfirmationCode: latestCode(user.pool),
      Password: given,
    })
  },
  ChangePassword: async (given) => {
    const user = await registered()
    const { AccessToken } = await user.signIn(ada.password)
    return user.sdk.changePassword({ AccessToken, PreviousPassword: ada.password, ProposedPassword: given })
  },
  AdminSetUserPassword: async (given) => {
    const user = await registered()
    return user.sdk.adminSetUserPassword({ ...user.admin, Password: given, Permanent: true })
  },
  AdminCreateUser: async (given) => {
    const user = new PoolUser(await openPasswordPool())
    return user.sdk.adminCreateUser({ ...user.admin, TemporaryPassword: given })
  },
  NEW_PASSWORD_REQUIRED: async (given) => {
    const user = new PoolUser(await openPasswordPool())
    await user.sdk.adminCreateUser(user.admin)
    const challenge = await user.tryPassword(latestCode(user.pool))
    return user.answer(challenge, { NEW_PASSWORD: given, 'userAttributes.name': 'Ada' })
  },
}

describe.each(Object.keys(operations))('%s', (name) => {
  const run = (given: string): Promise<unknown> => operations[name]?.(given) ?? Promise.reject(new Error(name))

  it('takes spaces inside a password', async () => {
    await expect(run(phrase)).resolves.toBeDefined()
  })

  it.each([` ${phrase}`, `${phrase} `, `${phrase}\t`])('refuses a space at an end: %j', async (given) => {
    expect(await refusal(run(given))).toMatch(pattern)
  })
})

it('counts a space as a symbol', async () => {
  const settings = changedSettings(({ UserPool }) => {
    UserPool.Policies.PasswordPolicy.RequireSymbols = true
  })
  const user = new PoolUser(await openPool({ settings }), { ...ada, password: phrase })
  await user.signUp()
  const plain = new PoolUser(await openPool({ settings }), { ...ada, password: 'Correcthorse1' })
  expect(await refusal(plain.signUp())).toMatch(/symbol characters$/)
})

describe('the pattern', () => {
  const unit = fc.constantFrom(
    'a',
    'Z',
    '1',
    'é',
    '🔑',
    ...Array.from(' \t\n\v\f\r\u0085\u00a0\u2003\u2028\u2029\u3000\ufeff'),
  )

  it('reads the pattern as Java does', () => {
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        expect(password.safeParse(text).success).toBe(java.test(text))
      }),
      { numRuns: 20_000 },
    )
  })

  it('lets the app refuse nothing that it takes', () => {
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        expect(inApp.safeParse(text).success || !password.safeParse(text).success).toBe(true)
      }),
      { numRuns: 20_000 },
    )
  })

  it('takes no time to refuse a long text', () => {
    const before = performance.now()
    expect(password.safeParse(`${'a b'.repeat(40_000)} `).success).toBe(false)
    expect(performance.now() - before).toBeLessThan(1000)
  })
})
