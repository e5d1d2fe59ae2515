import { z } from 'zod'
import { checkKnown } from '../attributes.ts'
import { errors } from '../errors.ts'
import type { Pool } from '../pool.ts'
import type { User } from '../users.ts'
import { described } from './admin-create-user.ts'
import { attributeName, userPoolId } from './fields.ts'
import { operation } from './operation.ts'
import { checkPool } from './pool-id.ts'

const largestPage = 60

export const listUsersOperations = {
  ListUsers: operation({
    signed: true,
    input: z.object({
      UserPoolId: userPoolId,
      AttributesToGet: z.array(attributeName).optional(),
      Limit: z.int().min(0).max(largestPage).optional(),
      PaginationToken: z
        .string()
        .min(1)
        .regex(/^[\S]+$/)
        .optional(),
      Filter: z.string().max(256).optional(),
    }),
    run(pool, input) {
      checkPool(pool, input.UserPoolId)
      checkKnown(pool, input.AttributesToGet ?? [])
      const matching = [...pool.store.users.values()].filter(parseFilter(input.Filter ?? ''))
      const from = input.PaginationToken === undefined ? 0 : readToken(pool, input.PaginationToken)
      const until = from + (input.Limit === undefined || input.Limit === 0 ? largestPage : input.Limit)
      return {
        Users: matching.slice(from, until).map((user) => described(only(user, input.AttributesToGet))),
        ...(until < matching.length && { PaginationToken: pool.sealer.seal('page', until).toString('base64') }),
      }
    },
  }),
}

function readToken({ sealer }: Pool, token: string): number {
  const opened = z.int().safeParse(sealer.open('page', Buffer.from(token, 'base64')))
  if (!opened.success) throw errors.invalidPaginationToken()
  return opened.data
}

function only(user: User, names: readonly string[] | undefined): User {
  if (names === undefined) return user
  const attributes = Object.fromEntries(Object.entries(user.attributes).filter(([name]) => names.includes(name)))
  return { ...user, attributes }
}

// The attributes that ListUsers can search, by its reference; custom ones are not among them.
const searchable: Record<string, (user: User) => string | undefined> = {
  username: ({ sub }) => sub,
  sub: ({ sub }) => sub,
  'cognito:user_status': ({ status }) => status,
  status: ({ enabled }) => (enabled ? 'Enabled' : 'Disabled'),
}
for (const name of ['email', 'phone_number', 'name', 'given_name', 'family_name', 'preferred_username']) {
  searchable[name] = ({ attributes }) => attributes[name]
}

/** `phone_number ^= "+49"` or `name = "Ada"`. */
function parseFilter(filter: string): (user: User) => boolean {
  if (filter === '') return () => true
  const match = /^\s*"?([\w:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(filter)
  const read = searchable[match?.[1] ?? '']
  if (match === null || read === undefined) throw errors.invalidFilter()
  const wanted = (match[3] ?? '').replaceAll(/\\(.)/g, '$1')
  return match[2] === '=' ? (user) => read(user) === wanted : (user) => read(user)?.startsWith(wanted) === true
}
