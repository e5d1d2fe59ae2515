import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { failureOfAnswer, serverTime } from './answers.ts'
import { poolsHeaders } from './testing/pools-headers.ts'

// Every status, by every kind of content, by every body: what comes from a network's sign-in page is never called the
// server's problem, and what comes from the pool never a sign-in page.

const date = 'Sun, 22 Nov 2026 12:00:00 GMT'
const withoutBody = [204, 205, 304]

const pages = fc.oneof(
  fc.constantFrom(
    '<html>Log in to the network</html>',
    '<!DOCTYPE html><script>location="http://portal.example/"</script>',
    '<WISPAccessGatewayParam/>',
    '',
    'Please sign in',
    '<',
  ),
  fc.string(),
)
const foreignJson = fc.oneof(
  fc.constantFrom('{}', '[]', 'null', '"ok"', '{"login":"required"}', '{"message":"Forbidden"}', '{"captive":true}'),
  fc.json(),
)
const foreignTypes = fc.constantFrom(
  ...['text/html', 'text/html; charset=utf-8', 'TEXT/HTML', 'application/xhtml+xml', 'text/plain', 'text/xml'],
  ...['application/json', 'application/captive+json', 'application/problem+json', 'application/octet-stream', ''],
)
const operations = fc.constantFrom('SignUp', 'InitiateAuth', 'GetUser', 'RevokeToken', 'DeleteUser', null)

const answerOf = (status: number, type: string, body: string, more = {}): [Response, string] => {
  const text = withoutBody.includes(status) ? '' : body
  const headers = { date, ...more, ...(type !== '' && { 'content-type': type }) }
  return [new Response(text === '' ? null : text, { status, headers }), text]
}

describe('an answer that somebody else gives in the pool’s place', () => {
  // What the network's own servers cannot be told from: a proxy without a server (5xx), with a password (407), at its
  // limit (429).
  const statuses = fc
    .oneof(fc.integer({ min: 200, max: 499 }), fc.constant(511))
    .filter((one) => ![407, 429].includes(one))

  it('is the network’s sign-in page, whatever it says and wherever the request went', () => {
    fc.assert(
      fc.property(operations, statuses, foreignTypes, fc.oneof(pages, foreignJson), (operation, status, type, body) => {
        const [response, text] = answerOf(status, type, body)
        fc.pre(!/"(?:__type|keys)"/.test(text))
        const failure = failureOfAnswer(operation, response, text)
        expect(failure?.error.code).toBe('NetworkSignIn')
        expect(serverTime(response, failure), 'its time is not the pool’s').toBeNull()
      }),
    )
  })

  it('is that also as HTML which keeps a header of the pool’s', () => {
    const kept = { 'x-amzn-requestid': '1' }
    fc.assert(
      fc.property(statuses, pages, (status, body) => {
        const [response, text] = answerOf(status, 'text/html', body, kept)
        expect(failureOfAnswer('SignUp', response, text)?.error.code).toBe('NetworkSignIn')
      }),
    )
  })

  it('is no problem of the network’s with a status of a server in trouble', () => {
    fc.assert(
      fc.property(
        operations,
        fc.integer({ min: 500, max: 599 }),
        foreignTypes,
        pages,
        (operation, status, type, body) => {
          fc.pre(status !== 511)
          const [response, text] = answerOf(status, type, body)
          const failure = failureOfAnswer(operation, response, text)
          expect(failure?.error.code).toBe('ServerUnavailable')
          expect(serverTime(response, failure)).toBeNull()
        },
      ),
    )
  })
})

describe('an answer of the pool’s', () => {
  const marks = fc.constantFrom<Record<string, string>>(
    poolsHeaders,
    { 'content-type': 'application/x-amz-json-1.1; charset=utf-8' },
    { 'content-type': 'application/json', 'x-amzn-requestid': '1' },
    { 'x-amzn-errortype': 'SomeException:' },
    { ...poolsHeaders, 'x-amzn-requestid': '1', 'x-amzn-errortype': 'SomeException:http://x/' },
  )
  const objects = fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.stringify(value))
  const statuses = fc.constantFrom(200, 400, 401, 403, 404, 413, 500, 502, 503, 504, 599)

  it('is handed on, or is its own problem with a 5xx, and its time counts', () => {
    fc.assert(
      fc.property(marks, objects, statuses, (headers, body, status) => {
        const response = new Response(body, { status, headers: { date, ...headers } })
        const failure = failureOfAnswer('SignUp', response, body)
        expect(failure?.error.code).toBe(status >= 500 ? 'ServerUnavailable' : undefined)
        expect(serverTime(response, failure)).toBe(Date.parse(date))
      }),
    )
  })

  it('that comes in part is its problem, and no sign-in page', () => {
    fc.assert(
      fc.property(marks, objects, statuses, (headers, body, status) => {
        const half = body.slice(0, -1)
        const response = new Response(half, { status, headers })
        expect(failureOfAnswer('SignUp', response, half)?.error.code).toBe('ServerUnavailable')
      }),
    )
  })

  it('may be a refusal by its web ACL, which has the form but not the headers', () => {
    const body = '{"__type":"ForbiddenException","message":null}'
    expect(failureOfAnswer('SignUp', ...answerOf(403, 'application/json', body))).toBeNull()
    // No page gets through with such a body: a success has the headers.
    expect(failureOfAnswer('SignUp', ...answerOf(200, 'application/json', body))?.error.code).toBe('NetworkSignIn')
  })

  it('has keys where its keys were asked for', () => {
    expect(failureOfAnswer(null, ...answerOf(200, 'application/json', '{"keys":[]}'))).toBeNull()
  })
})
