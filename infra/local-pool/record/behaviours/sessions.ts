import type { ListUserSessionsResponse } from '@aws-sdk/client-cognito-identity-provider'
import type { Behaviour, Change } from '../behaviour.ts'
import type { Bench } from '../bench.ts'
import { outcome, person, rightPassword, said, tokensOf, type Person, type Tokens } from '../steps.ts'
import { both } from './tokens.ts'

const tracking: Change = ({ UserPoolSessionConfiguration }) => {
  UserPoolSessionConfiguration.UserSessionTracking = 'ENABLED'
}

const user = (bench: Bench): Promise<Person> => person(bench, { name: 'Ada' })

async function track({ sdk, UserPoolId, clock }: Bench, UserSessionTracking: 'ENABLED' | 'DISABLED'): Promise<void> {
  await sdk.setUserPoolSessionConfiguration({ UserPoolId, UserSessionTracking, TokenSession: { MaxPerUser: 20 } })
  await clock.wait(settling)
}

/** AWS says that a new session may take some seconds to be listed. */
const settling = 10_000

async function list(
  { sdk, clock }: Bench,
  AccessToken: string,
): Promise<NonNullable<ListUserSessionsResponse['Sessions']>> {
  await clock.wait(settling)
  return (await sdk.listUserSessions({ AccessToken })).Sessions ?? []
}

const count = (sessions: readonly unknown[]): string => `${sessions.length} listed`

/** A sign-in with a `user-agent` header of this text. */
async function signInAs({ sdk, ClientId }: Bench, { phone }: Person, userAgent: string): Promise<Tokens> {
  sdk.middlewareStack.add(
    (next) => (call) => {
      const { headers } = call.request as { headers: Record<string, string> }
      headers['user-agent'] = userAgent
      return next(call)
    },
    { step: 'finalizeRequest', priority: 'low', name: 'another user agent' },
  )
  try {
    const AuthParameters = { USERNAME: phone, PASSWORD: rightPassword }
    return tokensOf(await sdk.initiateAuth({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }))
  } finally {
    sdk.middlewareStack.remove('another user agent')
  }
}

/** Two sign-ins of one user: their tokens, and the names of the sessions, the caller's own first. */
async function two(bench: Bench): Promise<{ who: Person; mine: Tokens; other: Tokens; ids: [string, string] }> {
  const who = await user(bench)
  const [mine, other] = [await who.signIn(), await who.signIn()]
  const sessions = await list(bench, mine.AccessToken)
  const own = sessions.find(({ IsCurrentSession }) => IsCurrentSession)?.SessionId
  const another = sessions.find(({ IsCurrentSession }) => IsCurrentSession !== true)?.SessionId
  if (own === undefined || another === undefined) throw new Error(`Of two sessions ${count(sessions)}.`)
  return { who, mine, other, ids: [own, another] }
}

export const sessionBehaviours: readonly Behaviour[] = [
  {
    lines: [
      'How a user agent is read: AWS gives examples alone; an app that is no browser is its first product here',
      'In which order: as they began',
    ],
    ownPool: tracking,
    async replay(bench) {
      const who = await user(bench)
      const agents = [
        'Latchkey/0.2.0',
        'Latchkey/0.2.0 (Windows)',
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36',
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15',
      ]
      let AccessToken = ''
      for (const agent of agents) {
        AccessToken = (await signInAs(bench, who, agent)).AccessToken
        await bench.clock.wait(1_500)
      }
      const sessions = await list(bench, AccessToken)
      return { 'four sign-ins, in the order of the list': sessions.map(({ DeviceType = '' }) => DeviceType).join('; ') }
    },
  },
  {
    lines: ['The texts that its tokens are refused with then: those of revoked tokens'],
    ownPool: tracking,
    async replay(bench) {
      const { who, mine, other, ids } = await two(bench)
      await bench.sdk.revokeUserSession({ AccessToken: mine.AccessToken, SessionId: ids[1] })
      return both(who, other)
    },
  },
  {
    lines: [
      "A session that has ended, or is somebody else's: `ResourceNotFoundException`",
      'By which exception: `InvalidParameterException`',
    ],
    ownPool: tracking,
    async replay(bench) {
      const { mine, ids } = await two(bench)
      const stranger = await two(bench)
      const revoke = (SessionId: string): Promise<string> =>
        said(bench.sdk.revokeUserSession({ AccessToken: mine.AccessToken, SessionId }))
      await revoke(ids[1])
      return {
        'one that has ended': await revoke(ids[1]),
        'somebody else’s': await revoke(stranger.ids[1]),
        'one that never was': await revoke(`tkn${'0'.repeat(25)}`),
        'the caller’s own': await revoke(ids[0]),
      }
    },
  },
  {
    lines: ['Then the four calls answer `OperationNotEnabledException`'],
    ownPool: () => undefined,
    async replay(bench) {
      const { sdk } = bench
      const who = await user(bench)
      const { AccessToken } = await who.signIn()
      const SessionId = `tkn${'0'.repeat(25)}`
      return {
        ListUserSessions: await said(sdk.listUserSessions({ AccessToken })),
        RevokeUserSession: await said(sdk.revokeUserSession({ AccessToken, SessionId })),
        AdminListUserSessions: await said(sdk.adminListUserSessions(who.admin)),
        AdminRevokeUserSession: await said(sdk.adminRevokeUserSession({ ...who.admin, SessionId })),
      }
    },
  },
  {
    lines: ['Sign-ins of before tracking are not listed, nor after their next refresh'],
    ownPool: () => undefined,
    async replay(bench) {
      const who = await user(bench)
      const { AccessToken, RefreshToken } = await who.signIn()
      await track(bench, 'ENABLED')
      const before = count(await list(bench, AccessToken))
      const refreshed = await said(who.refresh(RefreshToken), outcome)
      return { 'tracking on': before, 'a refresh': refreshed, 'after it': count(await list(bench, AccessToken)) }
    },
  },
  {
    lines: ['No record is kept while tracking is off: those that were there are not back when it is on again'],
    ownPool: tracking,
    async replay(bench) {
      const who = await user(bench)
      const { AccessToken } = await who.signIn()
      const before = count(await list(bench, AccessToken))
      await track(bench, 'DISABLED')
      await track(bench, 'ENABLED')
      return { 'tracking on': before, 'off and on again': count(await list(bench, AccessToken)) }
    },
  },
]
