import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLog } from '../diagnostics/log.ts'
import { codeOfError } from './error-code.ts'
import { createFetch } from './fetch.ts'
import { RequestError } from './request.ts'
import { netErrors } from './testing/net-errors.ts'

/** The line in the log of a request that fails with this error. */
async function lineOf(error: unknown): Promise<{ line: string; fields: Record<string, unknown> }> {
  const lines: string[] = []
  const ask = createFetch({
    // What the network rejects with need not be an error.
    send: () => Promise.resolve().then(() => Promise.reject(error as Error)),
    timeout: 5_000,
    userAgent: 'Latchkey/1.2.3',
    log: createLog((line) => lines.push(line)),
  })
  const headers = { 'x-amz-target': 'AWSCognitoIdentityProviderService.SignUp' }
  await expect(ask('http://127.0.0.1/', { method: 'POST', headers, body: '{}' })).rejects.toThrow()
  expect(lines).toHaveLength(1)
  return { line: lines[0] ?? '', fields: JSON.parse(lines[0] ?? '') as Record<string, unknown> }
}

const nodeCodes = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_SOCKET', 'CERT_HAS_EXPIRED']

describe('the code of a failed request', () => {
  it('is in one field of the log, for every error of Chromium’s, sent or not', async () => {
    for (const { name } of netErrors)
      for (const sent of [true, false, null]) {
        const { fields } = await lineOf(new RequestError(new Error(`net::${name}`), sent))
        expect(fields).toMatchObject({ message: 'request failed', operation: 'SignUp', code: name })
      }
  })

  it.each(nodeCodes)('is in the log when it is Node’s: %s', async (code) => {
    const cause = Object.assign(new Error('in words'), { code })
    for (const error of [cause, new TypeError('fetch failed', { cause })])
      expect((await lineOf(error)).fields).toMatchObject({ code })
  })

  it('is the one of a redirect, which Electron and Node tell in words', () => {
    const words = new Error("Attempted to redirect, but redirect policy was 'error'")
    const node = new TypeError('fetch failed', { cause: new Error('unexpected redirect') })
    expect([words, node].map(codeOfError)).toEqual(['ERR_TOO_MANY_REDIRECTS', 'ERR_TOO_MANY_REDIRECTS'])
  })

  it('is null when the error has none', async () => {
    for (const error of [new Error('in words'), new TypeError('a body that is no text'), null, 'text', {}])
      expect((await lineOf(error)).fields).toMatchObject({ code: null })
  })

  it('is never what a server said in words, wherever it stands in the error', async () => {
    const words = fc
      .oneof(fc.string({ minLength: 4 }), fc.constantFrom('net::ERR_X said the server', 'x net::ERR_FAILED'))
      .map((text) => `${text} hunter2 ${text}`)
    await fc.assert(
      fc.asyncProperty(words, words, fc.integer({ min: 0, max: 3 }), async (said, code, depth) => {
        let error: Error = Object.assign(new Error(said), { code, name: said })
        for (let level = 0; level < depth; level += 1)
          error = Object.assign(new Error(said, { cause: error }), { code })
        const { line, fields } = await lineOf(error)
        expect(fields.code).toBeNull()
        expect(line).not.toContain('hunter2')
      }),
    )
  })
})
