import fc from 'fast-check'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCrashNotes } from '../../main/diagnostics/crash-notes.ts'
import { createDiagnostics } from '../../main/diagnostics/diagnostics.ts'
import type { Facts } from '../../main/diagnostics/facts.ts'
import { logFieldNames, type LogFields } from '../../main/diagnostics/fields.ts'
import { openLogFiles, type LogFiles } from '../../main/diagnostics/log-files.ts'
import { createLog, describeError, type Log } from '../../main/diagnostics/log.ts'
import { findSecrets } from './find-secrets.ts'
import { otherForms, phoneForms, type Form } from './forms.ts'

// Secrets in every form go through the real log files, and the search of all logs looks for them there.

let folder = ''
let files: LogFiles
let log: Log

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-held-'))
  files = openLogFiles({ folder, name: 'latchkey.log', onError: (error) => expect.fail(error.message) })
  log = createLog((line) => {
    files.write(line)
  })
})

afterAll(async () => {
  await files.flush()
  rmSync(folder, { recursive: true, force: true })
})

const everyForm = [...phoneForms, ...otherForms]

/** So many lines are written before they are read again, with room for them among the newest. */
const atOnce = 500
const room = 2 * 1024 * 1024

/** @returns the texts of the forms that are in the log afterwards */
async function findIn(forms: Form[], write: (form: Form, at: number) => void): Promise<string[]> {
  expect(forms.length).toBeGreaterThan(20)
  const found: string[] = []
  for (let start = 0; start < forms.length; start += atOnce) {
    const some = forms.slice(start, start + atOnce)
    some.forEach(write)
    await files.flush()
    const lines = files
      .readNewest(room)
      .split('\n')
      .slice(-some.length - 1)
    found.push(...some.filter(({ secret }, at) => findSecrets(lines[at] ?? '', [secret]).length > 0).map((f) => f.text))
  }
  return found
}

describe('the search of all logs', () => {
  it('knows every form', () => {
    const missed = everyForm.filter(
      ({ secret, text }) => !findSecrets(JSON.stringify({ text }), [secret]).some(({ kind }) => kind === secret.kind),
    )
    expect(missed).toEqual([])
  })
})

describe('a log holds no secret', () => {
  it('in any field', async () => {
    const found = await findIn(everyForm, ({ text }) => {
      log.error('said', Object.fromEntries(logFieldNames.map((name) => [name, text])))
    })
    expect(found).toEqual([])
  })

  it('in a field of another name, or in its name', async () => {
    const found = await findIn(everyForm, ({ text }) => {
      log.error('said', { [text]: text, password: text, code: 'EACCES' } as LogFields)
    })
    expect(found).toEqual([])
  })

  it('that is a number', async () => {
    const numbers = everyForm.filter(({ text }) => /^\d{6,15}$/.test(text))
    const found = await findIn(numbers, ({ text }) => {
      log.error('said', Object.fromEntries(logFieldNames.map((name) => [name, Number(text)])))
    })
    expect(found).toEqual([])
  })

  it('in a sentence that was put together all the same', async () => {
    const found = await findIn(
      everyForm.filter(({ text }) => !/^[a-z ]+$/.test(text)),
      ({ text }) => {
        log.error(text as 'said')
      },
    )
    expect(found).toEqual([])
  })

  it('that an error says, in its name, its message, its code or a line that looks like a frame', async () => {
    const own = import.meta.url.replace('e2e/logs/held.spec.ts', 'main/index.js')
    const errors: ((text: string) => unknown)[] = [
      (text) => new Error(text),
      (text) => Object.assign(new Error('refused'), { name: text, code: text, [text]: text }),
      (text) => new Error(`refused\n    at ${text} (${own}:12:34)\n    at x (${own}:493817:1)`),
      (text) => Object.assign(new Error(`at ${text}`), { name: `X\n    at ${text} (${own}:1:2)` }),
      (text) => Object.assign(new Error('refused'), { message: text, stack: `Error: other\n    at ${text}` }),
      (text) => Object.assign(new Error('refused'), { stack: `Error: refused\n    at f (/home/${text}/x.js:1:2)` }),
      (text) => text,
      (text) => ({ name: text, message: text, stack: text }),
      (text) => new Error('outer', { cause: new Error(text) }),
    ]
    const found = await findIn(everyForm, ({ text }, at) => {
      log.error('said', describeError(errors[at % errors.length]?.(text)))
    })
    expect(found).toEqual([])
  })

  it('whatever an error is made of', async () => {
    const marks = fc.string({ unit: 'grapheme', maxLength: 30 })
    const run = fc.asyncProperty(marks, marks, marks, async (name, message, stack) => {
      const secret = 'Tr0ub4dor&3'
      const error = Object.assign(new Error(`${message}${secret}`), { name: `${name}${secret}` })
      if (stack.length % 2 === 0) error.stack = `${stack}\n    at ${secret}:1:2\n${error.stack ?? ''}`
      log.error('said', describeError(error))
      await files.flush()
      expect(files.readNewest(100_000)).not.toContain('Tr0ub')
    })
    await fc.assert(run, { numRuns: 200 })
  })
})

describe('nor do the notes of crashes and the diagnostics', () => {
  it('whatever is noted, and whatever an earlier version wrote', async () => {
    const file = join(folder, 'crashes.json')
    for (const { secret, text } of everyForm.filter((_, at) => at % 37 === 0)) {
      const notes = openCrashNotes({ file, version: '1.2.3', log })
      const any = { reason: text, type: text, [text]: text } as object
      notes.add('child', { ...any, ...describeError(new Error(text)) })
      const old = JSON.stringify({ at: text, level: text, message: `to ${text}`, error: text, stack: `at ${text}` })
      const diagnostics = createDiagnostics({
        name: 'latchkey',
        collect: () => ({ crashes: notes.list() }) as Facts,
        readLog: () => Promise.resolve(`${old}\n${text}\n`),
        choosePlace: () => Promise.resolve(null),
        log,
      })
      const { files: shown } = await diagnostics.preview()
      const all = [readFileSync(file, 'utf8'), ...shown.map((each) => each.text)].join('\n')
      expect([text, findSecrets(all, [secret])]).toEqual([text, []])
    }
  })
})
