import { z } from 'zod'

// The shapes of Cognito's API model: patterns and lengths as its reference gives them.

export const clientId = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\w+]+$/)

export const userPoolId = z
  .string()
  .min(1)
  .max(55)
  .regex(/^[\w-]+_[0-9a-zA-Z]+$/)

export const username = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u)

/**
 * `^[\S]+.*[\S]+$` as Java reads it: white space is ASCII's, and `.` is no line end. Two characters at least; between
 * the first space and the last there is no line end. Written so that no text takes long to refuse.
 */
const passwordShape = /^(?=[^]{2})[^ \t\n\v\f\r]+(?:[ \t\v\f](?:[^\n\r\u0085\u2028\u2029]*[ \t\v\f])?[^ \t\n\v\f\r]+)?$/

export const password = z
  .string()
  .max(256)
  .check(({ value, issues }) => {
    if (passwordShape.test(value)) return
    // AWS prints this pattern with its own anchors inside the ones that it adds to every pattern.
    issues.push({ code: 'invalid_format', format: 'regex', pattern: '^^[\\S]+.*[\\S]+$$', input: value })
  })

export const confirmationCode = z
  .string()
  .min(1)
  .max(2048)
  .regex(/^[\S]+$/)

export const totpCode = z
  .string()
  .length(6)
  .regex(/^[0-9]+$/)

export const session = z.string().min(20).max(2048)

const tokenPattern = /^[A-Za-z0-9-_=.]+$/
export const accessToken = z.string().regex(tokenPattern)
export const refreshToken = z.string().regex(tokenPattern)

export const secretHash = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\w+=/]+$/)
  .optional()

export const attributeName = z
  .string()
  .min(1)
  .max(32)
  .regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u)

export const attributes = z.array(z.object({ Name: attributeName, Value: z.string().max(2048).optional() })).max(200)

export const text = z.string().max(131_072)

/** What a request says to the pool's triggers. */
export const clientMetadata = z.record(text, text).optional()

export const parameters = z.record(z.string(), text)

// What a session's name is built of, the reference says in words, and gives no pattern for.
export const sessionId = z.string().min(1).max(128)

export const nextToken = z
  .string()
  .min(1)
  .max(131_072)
  .regex(/^[\S]+$/)
  .optional()
