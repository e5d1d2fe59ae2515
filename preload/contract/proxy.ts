import { z } from './schema.ts'

/** The ways in which Chromium signs in to a proxy. */
export const proxyScheme = z.enum(['basic', 'digest', 'ntlm', 'negotiate'])
export type ProxyScheme = z.output<typeof proxyScheme>

/**
 * A proxy asks for a name and a password. `id` tells this question from all others. `refused`: the name that the proxy
 * did not take just now; null when it asks for the first time.
 */
export const proxyQuestion = z.strictObject({
  id: z.int(),
  host: z.string(),
  port: z.int(),
  scheme: proxyScheme,
  refused: z.nullable(z.string()),
})
export type ProxyQuestion = z.output<typeof proxyQuestion>

/** In UTF-16 units. No proxy takes more, and it keeps what the page sends small. */
const longest = 256

/** The name for a proxy, such as `ada` or `COMPANY\ada`. */
export const proxyUsername = z.string().check(z.minLength(1), z.maxLength(longest))
export const proxyPassword = z.string().check(z.minLength(1), z.maxLength(longest))

/** The user's answer to the question with this `id`. `credentials` is null when the user does not want to sign in. */
export const proxyAnswer = z.strictObject({
  id: z.int(),
  credentials: z.nullable(z.strictObject({ username: proxyUsername, password: proxyPassword })),
})
export type ProxyAnswer = z.output<typeof proxyAnswer>
