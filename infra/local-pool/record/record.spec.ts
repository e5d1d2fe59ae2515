import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../default-settings.ts'
import { sdkFor } from '../testing/sdk.ts'
import { behaviours } from './behaviours/all.ts'
import type { Exchange } from './local-account.ts'
import { markdown } from './report.ts'
import { behaviourOf, openAccount, replay } from './testing/replay.ts'

interface Statement {
  Sid: string
  Action: string[]
}
const policy = JSON.parse(readFileSync(new URL('../../recorder-policy.json', import.meta.url), 'utf8')) as {
  Statement: Statement[]
}
const granted = (sid: string): string[] =>
  (policy.Statement.find(({ Sid }) => Sid === sid)?.Action ?? []).map((action) => action.replace('cognito-idp:', ''))

const stagesPool = defaultSettings().UserPool.Id

it('of everything: a local pool copies it, nothing is left, no message goes out, and the policy has the rights', async () => {
  const needed = { stage: new Set<string>(), own: new Set<string>() }
  let messages = 0
  const account = await openAccount((exchange) => {
    const { operation, isSigned, userPoolId } = exchange
    if (isSigned) needed[userPoolId === stagesPool ? 'stage' : 'own'].add(operation)
    if (account.pool().userPoolId === stagesPool) messages += account.pool().control.sms().length
    return exchange
  })
  const left: string[] = []
  const results = await replay(behaviours, { real: account, left: (what) => left.push(what) })

  expect(results.filter(({ state }) => state !== 'copied')).toEqual([])
  const answers = results.map((result) => [
    result.lines[0],
    Object.fromEntries('steps' in result ? result.steps.map(({ step, real }) => [step, real]) : []),
  ])
  // What each shows is read by people: a step that only failed the same way on both sides would count as copied.
  const told = `${JSON.stringify(Object.fromEntries(answers), null, 2)}\n`
  await expect(told).toMatchFileSnapshot('local-answers.json')

  expect(messages).toBe(0)
  expect(left).toEqual([])
  expect(account.names()).toEqual(['latchkey-local'])
  // Whoever begins, or looks for what was left behind, needs these besides.
  const finding = ['DescribeUserPool', 'ListUserPoolClients', 'ListUsers']
  expect([...needed.stage, ...finding].sort()).toEqual(granted('StagePool'))
  const using = [...needed.own].filter((operation) => operation !== 'CreateUserPool')
  expect(using.sort()).toEqual(granted('UseOwnPools'))
}, 300_000)

/** Changes the answers of an operation. */
const on =
  (operation: string, change: (exchange: Exchange) => Partial<Exchange>) =>
  (exchange: Exchange): Exchange =>
    exchange.operation === operation ? { ...exchange, ...change(exchange) } : exchange

const refused = (name: string, message: string): Partial<Exchange> => ({
  status: 400,
  body: JSON.stringify({ __type: name, message }),
})
const reworded =
  (from: string, to: string) =>
  ({ body }: Exchange): Partial<Exchange> => ({ body: body.replace(from, to) })

describe('a pool that differs', () => {
  it.each<[what: string, line: string, watch: (exchange: Exchange) => Exchange]>([
    [
      'another text',
      'Password policy',
      on('AdminSetUserPassword', reworded('Password not long', 'The password is not long')),
    ],
    [
      'another exception',
      'RevokeToken of an unknown',
      on('RevokeToken', reworded('UnauthorizedException', 'NotAuthorizedException')),
    ],
    ['another order', 'Schema: that line', on('AdminUpdateUserAttributes', ({ body }) => ({ body: swapped(body) }))],
    ['a refusal less', 'A fixed one is refused', on('AdminUpdateUserAttributes', () => ({ status: 200, body: '{}' }))],
    [
      'a refusal more',
      'The same for an immutable',
      on('RespondToAuthChallenge', () => refused('NotAuthorizedException', 'No.')),
    ],
    [
      'tokens instead of a challenge',
      'A mode that becomes ON',
      on('InitiateAuth', ({ body }) => ({ body: body.includes('MFA_SETUP') ? tokens : body })),
    ],
    ['another challenge', 'That lasts until', on('InitiateAuth', reworded('MFA_SETUP', 'SMS_MFA'))],
    [
      'a white space at the end',
      'DeleteUserAttributes',
      on('DeleteUserAttributes', reworded('deleted.\\n', 'deleted.')),
    ],
    ['another order of a list', 'In which order', on('ListUserSessions', ({ body }) => ({ body: reversed(body) }))],
    [
      'an entry more in a list',
      'Sign-ins of before tracking',
      on('ListUserSessions', () => ({ body: '{"Sessions":[{"SessionId":"x"}]}' })),
    ],
    [
      'a setting that is kept',
      'SetUserPoolMfaConfig',
      on('GetUserPoolMfaConfig', () => ({
        body: '{"MfaConfiguration":"OFF","SoftwareTokenMfaConfiguration":{"Enabled":true}}',
      })),
    ],
    ['a limit that does not come', 'ENABLED: limits', on('ForgotPassword', () => ({ status: 200, body: '{}' }))],
    [
      'the same token twice',
      'Rotation: a retry',
      on('GetTokensFromRefreshToken', () => ({ status: 200, body: tokens })),
    ],
    [
      'a factor that is forgotten',
      'SetUserMFAPreference',
      on('AdminGetUser', ({ body }) => ({ body: body.replace('"SMS_MFA",', '') })),
    ],
  ])('is seen to: %s', async (_, line, watch) => {
    const [result] = await replay([behaviourOf(line)], { real: await openAccount(watch) })
    expect(result?.state).toBe('different')
  })

  it('is shown with both answers', async () => {
    const watch = on('RevokeToken', () => refused('NotAuthorizedException', 'Nothing | to `revoke`.'))
    const results = await replay([behaviourOf('RevokeToken of an unknown')], { real: await openAccount(watch) })
    const report = markdown({ stage: 'dev', region: 'eu-central-1', at: '2026-11-27', remarks: [] }, results)
    expect(report).toContain(
      '| nonsense | `NotAuthorizedException: Nothing \\| to ’revoke’.` | `UnauthorizedException: Invalid Refresh Token.` |',
    )
    expect(report).toContain('1 lines: 0 copied, 1 different, 0 not replayed.')
  })

  it('gives away no token, session, number or account', async () => {
    const secrets = [`eyJhbGciOiJub25lIn0.${'a'.repeat(40)}.b`, 'x'.repeat(80), '123456789012', '+12025550123']
    const watch = on('RevokeToken', () => refused('InvalidParameterException', secrets.join(' ')))
    const [result] = await replay([behaviourOf('RevokeToken of an unknown')], { real: await openAccount(watch) })
    expect(JSON.stringify(result)).toContain('(a token) (something long) (an account) (a number)')
  })

  it('that refuses a step on the way shows nothing, which is told', async () => {
    const watch = on('AdminSetUserPassword', () => refused('AccessDeniedException', 'No.'))
    const account = await openAccount(watch)
    const [result] = await replay([behaviourOf('A refresh of a deleted user')], { real: account })
    expect(result).toMatchObject({
      state: 'not replayed',
      reason: 'Did not get that far: AccessDeniedException: No.',
    })
    expect(account.names()).toEqual(['latchkey-local'])
  })
})

const tokens = '{"AuthenticationResult":{"AccessToken":"a","RefreshToken":"b"}}'

/** The lines of a schema's violations, the first two the other way round. */
function swapped(body: string): string {
  const [, start = '', one = '', two = '', rest = ''] = /^(.*schema: )(.*?\\n)(.*?\\n)(.*)$/.exec(body) ?? []
  return `${start}${two}${one}${rest}`
}

function reversed(body: string): string {
  const { Sessions } = JSON.parse(body) as { Sessions: unknown[] }
  return JSON.stringify({ Sessions: Sessions.toReversed() })
}

describe('a replay', () => {
  it('makes no pools unless it may', async () => {
    const account = await openAccount()
    const results = await replay([behaviourOf('DeleteUserAttributes'), behaviourOf('The tolerance')], {
      real: account,
      mayMakePools: false,
    })
    expect(results.map(({ state }) => state)).toEqual(['not replayed', 'copied'])
  })

  it('signs nobody in to a pool that asks everybody for a text message', async () => {
    const stage = defaultSettings()
    stage.UserPool.MfaConfiguration = 'ON'
    const operations: string[] = []
    const account = await openAccount((exchange) => {
      operations.push(exchange.operation)
      return exchange
    }, stage)
    const some = [behaviourOf('The tolerance'), behaviourOf('SELECT_MFA_TYPE')]
    const without = await replay(some, { real: account, stage, mayMakePools: false })
    expect(without.map(({ state }) => state)).toEqual(['not replayed', 'not replayed'])
    expect(operations).toEqual([])
    const [own] = await replay(some, { real: account, stage })
    expect(own?.state).toBe('copied')
  })

  it('removes nobody who was there before', async () => {
    const account = await openAccount((exchange) =>
      exchange.operation === 'AdminCreateUser'
        ? { ...exchange, ...refused('UsernameExistsException', 'Taken.') }
        : exchange,
    )
    const [result] = await replay([behaviourOf('A SECRET_BLOCK')], { real: account })
    expect(result?.state).toBe('not replayed')
    const { Users = [] } = await sdkFor(account.pool()).listUsers({ UserPoolId: stagesPool })
    // Here the pool made the user, and said that somebody else has the number.
    expect(Users).toHaveLength(1)
  })
})
