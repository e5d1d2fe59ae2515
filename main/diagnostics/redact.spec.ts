import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLog, logLevels, type LogLevel } from './log.ts'
import { redact } from './redact.ts'

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl'
const jwe = 'eyJjdHkiOiJKV1QifQ.QQ_key-.iv.cipher_text.tag'

describe('redact', () => {
  it.each([
    ['sent to +447700900123.', 'sent to +********0123.'],
    ['+44 7700 900123 was typed', '+********0123 was typed'],
    ['?user=%2B447700900123&x', '?user=+********0123&x'],
    ['number 07700900123', 'number +*******0123'],
    [`Bearer ${jwt}, again`, 'Bearer [token], again'],
    [jwe, '[token]'],
    [`session ${'AYABeF'.repeat(20)}`, 'session [token]'],
    ['code 123456 is wrong', 'code [code] is wrong'],
  ])('takes the secret out of %j', (text, expected) => {
    expect(redact(text)).toBe(expected)
  })

  it.each([
    '2026-01-31T10:20:30.123Z',
    'at read (file:///opt/latchkey/resources/app.asar/out/main/index.js:12345:67)',
    'at node:internal/process/task_queues:103:5',
    'eu-central-1_AbCdEfGhI',
    '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
    'Windows 10.0.26100, Electron 45.4.1',
    'RespondToAuthChallenge 400 CodeMismatchException',
    '{"until":1769854830123,"milliseconds":123456}',
  ])('leaves %j alone', (text) => {
    expect(redact(text)).toBe(text)
  })

  it('leaves no full number, however it is wrapped', () => {
    const digits = fc.stringMatching(/^[1-9]\d{7,14}$/)
    const around = fc.stringMatching(/^[ "'(:,=]{0,3}$/)
    fc.assert(
      fc.property(around, digits, around, (before, number, after) => {
        expect(redact(`${before}+${number}${after}`)).not.toContain(number)
      }),
    )
  })
})

describe('the log', () => {
  it('takes secrets out of messages and fields, and its lines stay JSON', () => {
    const lines: string[] = []
    createLog((line) => lines.push(line)).error('to +447700900123', { token: jwt, count: 3, nothing: null })
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'error',
      message: 'to +********0123',
      token: '[token]',
      count: 3,
      nothing: null,
    })
  })

  it.each(logLevels.map((level, index) => ({ level, written: logLevels.slice(0, index + 1) })))(
    'writes $written when the level is $level',
    ({ level, written }) => {
      const lines: string[] = []
      let current: LogLevel = 'debug'
      const log = createLog(
        (line) => lines.push(line),
        () => current,
      )
      current = level
      for (const entry of logLevels) log[entry]('said')
      expect(lines.map((line) => (JSON.parse(line) as { level: string }).level)).toEqual(written)
    },
  )
})
