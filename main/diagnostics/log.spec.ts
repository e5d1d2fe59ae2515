import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listCalls } from '../../preload/contract/derive.ts'
import { errorCodes } from '../../preload/contract/errors.ts'
import { operations } from '../account/pool/errors/operations.ts'
import { moves } from '../account/session/moves.ts'
import { exceptionsOf } from '../account/testing/api-model.ts'
import { CommonFailure } from '../common-failure.ts'
import { policyPath } from '../policy/policy-file.ts'
import { policyKeys } from '../policy/schema.ts'
import { allowed } from './fields.ts'
import { createLog, describeError, logLevels, readAgain, type Log, type LogLevel } from './log.ts'

function lineWith(write: (log: Log) => void): Record<string, unknown> {
  const lines: string[] = []
  write(createLog((line) => lines.push(line)))
  expect(lines).toHaveLength(1)
  return JSON.parse(lines[0] ?? '') as Record<string, unknown>
}

/** The names of all error classes of ours. */
function ownErrors(): string[] {
  const main = join(import.meta.dirname, '..')
  const files = globSync('**/*.ts', { cwd: main }).filter((file) => !/spec\.ts$|testing/.test(file))
  const texts = files.map((file) => readFileSync(join(main, file), 'utf8'))
  return texts.flatMap((text) =>
    [...text.matchAll(/^export class (\w+) extends Error\b/gm)].map(([, name = '']) => name),
  )
}

/** The words of ours that a field must let through. */
const words: [field: string, words: readonly string[]][] = [
  ['call', Object.keys(moves)],
  ['channel', listCalls().map(({ channel }) => channel)],
  ['failure', errorCodes],
  ['key', Object.keys(policyKeys)],
  ['operation', [...Object.keys(operations), ...Object.values(operations).flat()]],
  [
    'path',
    [
      { productName: 'Latchkey', shortName: 'latchkey' },
      { productName: 'Nordwind & Söhne Pass+ Test', shortName: 'nordwind-pass-test' },
    ].flatMap((names) =>
      ['win32', 'darwin', 'linux'].map((platform) => policyPath(names, platform, () => 'D:\\Windows')),
    ),
  ],
  ['error', Object.values(operations).flat().flatMap(exceptionsOf)],
  ['error', [...ownErrors(), 'TypeError', 'string']],
  ['code', ['EACCES', 'net::ERR_CERT_DATE_INVALID', 'ERR_UPDATER_LATEST_VERSION_NOT_FOUND', 'HTTP_ERROR_404', '']],
  ['version', ['1.2.3', '0.1.0', '2.0.0-beta.1']],
]

describe('the log', () => {
  it('writes a sentence and its fields as JSON', () => {
    const line = lineWith((log) => {
      log.error('said', { code: 'EACCES', milliseconds: 3, found: true, failure: null })
    })
    expect(line).toEqual({
      ...{ at: expect.stringMatching(/Z$/) as string, level: 'error', message: 'said' },
      ...{ code: 'EACCES', milliseconds: 3, found: true, failure: null },
    })
  })

  it('withholds what a field must not hold, and leaves out fields that it does not know', () => {
    const fields = { code: 'hunter2', milliseconds: 1e9, exitCode: 2_025_550_132, password: 'hunter2' }
    const line = lineWith((log) => {
      log.warn('said', fields)
    })
    expect(line).toMatchObject({ code: '[withheld]', milliseconds: '[withheld]', exitCode: '[withheld]' })
    expect(JSON.stringify(line)).not.toContain('hunter2')
    expect(line).not.toHaveProperty('password')
  })

  it.each(words)('has in %s each word of ours', (field, all) => {
    expect(all.length).toBeGreaterThan(2)
    expect(all.filter((word) => allowed({ [field]: word })[field as 'code'] !== word)).toEqual([])
  })

  it.each([0, 5, 137, -1, 0xc0000005, 0xc0000005 - 2 ** 32, 0x80000003, 0xe0000008])(
    'says the exit code %s',
    (code) => {
      expect(allowed({ exitCode: code })).toEqual({ exitCode: code })
    },
  )

  it('compiles with a sentence of the code only', () => {
    const said = ['to', '+447700900123'].join(' ')
    const line = lineWith((log) => {
      // @ts-expect-error It was put together somewhere.
      log.info(said)
    })
    expect(line.message).toBe('[withheld]')
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

  it('reads its own lines again as they are', () => {
    const lines: string[] = []
    const log = createLog((line) => lines.push(`${line}\n`))
    log.info('part of the policy is ignored', { key: 'logLevel' })
    log.error('call failed', { channel: 'call:auth.signIn', ...describeError(new TypeError('refused')) })
    expect(readAgain(lines.join(''))).toBe(lines.join(''))
  })
})

describe('an error in the log', () => {
  it('says its name and where in our files it happened, newest first', () => {
    const { error, stack } = describeError(new CommonFailure({ code: 'Offline' }))
    expect(error).toBe('CommonFailure')
    expect(String(stack).split(' | ')[0]).toMatch(/^diagnostics\/log\.spec\.ts:\d+:\d+$/)
  })

  it('says no name that it does not know, and no frame of a file that is not ours', () => {
    const error = Object.assign(new Error('refused'), { name: 'MyPasswordIsHunter2' })
    error.stack = 'Error: refused\n    at f (/home/ada/hunter2.js:1:2)\n    at node:internal/hunter2:1:2'
    expect(describeError(error)).toEqual({ error: 'another', stack: '' })
  })

  it.each(['at f', '    at f'])('takes no line of its message that begins with %j for a frame', (start) => {
    const forged = `${start} (${new URL('../index.js', import.meta.url).href}:493817:1)`
    const errors = [
      new Error(`refused\n${forged}`),
      new Error(`${forged}\n`),
      Object.assign(new Error(`refused\n${forged}`), { message: 'another' }),
      Object.assign(new Error('refused'), { stack: `${forged}\nError: refused\n${forged}` }),
      Object.assign(new Error(''), { name: `Error\n${forged}` }),
      Object.assign(new Error('refused'), { stack: `Error\n${forged}` }),
    ]
    expect(errors.map((error) => String(describeError(error).stack)).join()).not.toContain('493817')
  })

  it('says the frames of Node’s own errors, too, whose head has a code', () => {
    const failed = ((): unknown => {
      try {
        return Buffer.alloc(-1)
      } catch (error) {
        return error
      }
    })()
    expect(describeError(failed)).toMatchObject({
      error: 'RangeError',
      stack: expect.stringContaining('log.spec') as string,
    })
  })
})
