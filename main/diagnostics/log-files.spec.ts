import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLogFiles, type LogFiles } from './log-files.ts'

let folder = ''
let errors: Error[] = []

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'latchkey-logs-')), 'logs')
  errors = []
})

afterEach(() => {
  rmSync(join(folder, '..'), { recursive: true, force: true })
})

function open(): LogFiles {
  return openLogFiles({ folder, name: 'latchkey.log', onError: (error) => errors.push(error) })
}

/** By so many lines the start is over, and the files are written as they are from then on. */
const startOver = 60

/** Files that hold so many lines already. */
async function openAfter(lines: number): Promise<LogFiles> {
  const files = open()
  for (let number = 1; number <= lines; number += 1) files.write(lineOf(number))
  await files.flush()
  return files
}

function lineOf(number: number): string {
  return JSON.stringify({ number, filling: 'x'.repeat(1_000) })
}

function numbersIn(text: string): number[] {
  const lines = text.split('\n').filter((line) => line !== '')
  return lines.map((line) => (JSON.parse(line) as { number: number }).number)
}

describe('the log files', () => {
  it('rotate, hold 5 MB in all, and lose no line between two of them', async () => {
    const files = open()
    const written = 8_000
    for (let number = 1; number <= written; number += 1) {
      files.write(lineOf(number))
      if (number % 500 === 0) await files.flush()
    }
    const names = readdirSync(folder).sort()
    expect(names).toEqual(['latchkey.log', ...[1, 2, 3, 4].map((index) => `latchkey.log.${index}`)])
    const bytes = names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
    expect(bytes).toBeLessThanOrEqual(5 * 1024 * 1024)
    const kept = numbersIn(
      names
        .toReversed()
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .join(''),
    )
    expect(kept.length).toBeGreaterThan(3_000)
    expect(kept).toEqual(Array.from(kept, (_, index) => written - kept.length + 1 + index))
    expect(errors).toEqual([])
  })

  it('go on after a restart', async () => {
    for (const number of [1, 2]) {
      const files = open()
      files.write(lineOf(number))
      await files.flush()
    }
    expect(numbersIn(readFileSync(join(folder, 'latchkey.log'), 'utf8'))).toEqual([1, 2])
  })

  it.each([0, startOver])(
    'get what is in memory at once when the app ends without waiting, after %i lines',
    async (n) => {
      const files = await openAfter(n)
      for (const number of [1, 2, 3]) files.write(lineOf(n + number))
      files.flushNow()
      const numbers = numbersIn(readFileSync(join(folder, 'latchkey.log'), 'utf8'))
      expect(numbers).toEqual(Array.from(numbers, (_, index) => index + 1))
      expect(numbers).toHaveLength(n + 3)
    },
  )

  it('are read from the end, in whole lines, over a rotation too', async () => {
    const files = await openAfter(startOver)
    for (let number = startOver + 1; number <= 1_200; number += 1) files.write(lineOf(number))
    await files.flush()
    expect(numbersIn(files.readNewest(5_000))).toEqual([1197, 1198, 1199, 1200])
    const many = numbersIn(files.readNewest(800_000))
    expect(statSync(join(folder, 'latchkey.log')).size).toBeLessThan(800_000)
    expect(many.at(-1)).toBe(1_200)
    expect(many).toEqual(Array.from(many, (_, index) => 1_200 - many.length + 1 + index))
    expect(many.length).toBeGreaterThan(700)
  })

  it.each([0, startOver])('that cannot be written after %i lines are told once, and stop nothing', async (n) => {
    const files = await openAfter(n)
    rmSync(folder, { recursive: true, force: true })
    writeFileSync(folder, 'a file where the folder should be')
    files.write(lineOf(1))
    await expect.poll(() => errors).toHaveLength(1)
    files.write(lineOf(2))
    files.flushNow()
    await files.flush()
    expect(errors).toHaveLength(1)
    expect(files.readNewest(1_000)).toBe('')
  })
})
