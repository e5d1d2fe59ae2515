import type { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider'
import { markOfUsers, namePrefix, numberPrefixes } from './names.ts'

/** Something that a recording made and did not remove. */
export interface LeftBehind {
  what: string
  remove: () => Promise<unknown>
}

/** One page is 60 at most, and none of these lists is longer than this in pages. */
const mostPages = 50

/** What earlier recordings left behind, in the stage's pool and beside it. */
export async function findLeftBehind(sdk: CognitoIdentityProvider, UserPoolId: string): Promise<LeftBehind[]> {
  return [...(await users(sdk, UserPoolId)), ...(await clients(sdk, UserPoolId)), ...(await pools(sdk))]
}

async function users(sdk: CognitoIdentityProvider, UserPoolId: string): Promise<LeftBehind[]> {
  const found: LeftBehind[] = []
  for (const prefix of numberPrefixes) {
    const listed = await allPages(async (PaginationToken) => {
      const page = await sdk.listUsers({ UserPoolId, Filter: `phone_number ^= "${prefix}"`, PaginationToken })
      return { items: page.Users ?? [], next: page.PaginationToken }
    })
    // A fictional number alone is no mark: a company may have users for tests of its own.
    const ours = listed.filter(({ Attributes = [] }) =>
      Attributes.some(({ Name, Value }) => Name === 'profile' && Value === markOfUsers.profile),
    )
    for (const { Username = '' } of ours) {
      found.push({ what: `the user ${Username}`, remove: () => sdk.adminDeleteUser({ UserPoolId, Username }) })
    }
  }
  return found
}

async function clients(sdk: CognitoIdentityProvider, UserPoolId: string): Promise<LeftBehind[]> {
  const listed = await allPages(async (NextToken) => {
    const page = await sdk.listUserPoolClients({ UserPoolId, MaxResults: 60, NextToken })
    return { items: page.UserPoolClients ?? [], next: page.NextToken }
  })
  return listed
    .filter(({ ClientName = '' }) => ClientName.startsWith(namePrefix))
    .map(({ ClientId = '', ClientName = '' }) => ({
      what: `the app client ${ClientName}`,
      remove: () => sdk.deleteUserPoolClient({ UserPoolId, ClientId }),
    }))
}

async function pools(sdk: CognitoIdentityProvider): Promise<LeftBehind[]> {
  const listed = await allPages(async (NextToken) => {
    const page = await sdk.listUserPools({ MaxResults: 60, NextToken })
    return { items: page.UserPools ?? [], next: page.NextToken }
  })
  return listed
    .filter(({ Name = '' }) => Name.startsWith(namePrefix))
    .map(({ Id = '', Name = '' }) => ({
      what: `the user pool ${Name}, ${Id}`,
      remove: () => sdk.deleteUserPool({ UserPoolId: Id }),
    }))
}

async function allPages<Item>(
  fetchPage: (token: string | undefined) => Promise<{ items: Item[]; next: string | undefined }>,
): Promise<Item[]> {
  const all: Item[] = []
  let token: string | undefined
  for (let pages = 0; pages < mostPages; pages += 1) {
    const { items, next } = await fetchPage(token)
    all.push(...items)
    if (next === undefined) return all
    token = next
  }
  throw new Error(`A list has more than ${mostPages} pages.`)
}
