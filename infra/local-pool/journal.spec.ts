import { appendFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createBatchWriter } from './batch-writer.ts'
import { openJournal, type Journal } from './journal.ts'
import type { Changes, Row } from './state-files.ts'
import { temporaryDirectory } from './testing/directory.ts'

interface Options {
  everything?: Row[]
  snapshotAfter?: number
  poolId?: string
  restore?: (...row: Row) => void
}

function open(dir: string, options: Options = {}): Promise<Journal> {
  const { everything = [], ...rest } = options
  return openJournal({
    dir,
    poolId: 'eu-central-1_Test',
    restore: () => undefined,
    everything: () => everything,
    snapshotAfter: 1_000_000,
    ...rest,
  })
}

/** What somebody who opens the directory now finds. */
async function found(dir: string): Promise<Record<string, unknown>> {
  const records = new Map<string, unknown>()
  const journal = await open(dir, {
    restore(table, key, record) {
      if (record === null) records.delete(`${table}/${key}`)
      else records.set(`${table}/${key}`, record)
    },
  })
  await journal.close()
  return Object.fromEntries(records)
}

function header(version: number, generation: number): string {
  return `${JSON.stringify({ version, generation, poolId: 'eu-central-1_Test' })}\n`
}

describe('the journal', () => {
  it('finds again what was appended, replaced and removed', async () => {
    const dir = temporaryDirectory()
    const journal = await open(dir)
    await journal.append({ users: { a: { name: 'Ada' }, b: { name: 'Bob' } } })
    await journal.append({ users: { a: { name: 'Countess' }, b: null }, families: { f: 1 } })
    await journal.close()
    expect(await found(dir)).toEqual({ 'users/a': { name: 'Countess' }, 'families/f': 1 })
  })

  it('ignores a line that was cut off at any byte, and writes on after it', async () => {
    const dir = temporaryDirectory()
    const journal = await open(dir)
    await journal.append({ users: { a: 1 } })
    await journal.close()
    const path = join(dir, 'journal-1.ndjson')
    const whole = readFileSync(path)
    const next = Buffer.from(`${JSON.stringify({ users: { b: 'ü' } })}\n`)
    for (let length = 1; length < next.length; length += 1) {
      writeFileSync(path, Buffer.concat([whole, next.subarray(0, length)]))
      expect(await found(dir)).toEqual({ 'users/a': 1 })
    }
    const again = await open(dir)
    await again.append({ users: { c: 3 } })
    await again.close()
    expect(await found(dir)).toEqual({ 'users/a': 1, 'users/c': 3 })
  })

  it('starts a new generation when it has grown, and leaves nothing of the old one', async () => {
    const dir = temporaryDirectory()
    const journal = await open(dir, { everything: [['users', 'a', 'x'.repeat(100)]], snapshotAfter: 50 })
    await journal.append({ users: { a: 'x'.repeat(100) } })
    await journal.append({ users: { b: 2 } })
    await journal.close()
    expect(readdirSync(dir).sort()).toEqual(['journal-2.ndjson', 'state.ndjson'])
    expect(await found(dir)).toEqual({ 'users/a': 'x'.repeat(100), 'users/b': 2 })
  })

  it('survives every moment at which starting a new generation can be cut off', async () => {
    const dir = temporaryDirectory()
    const journal = await open(dir)
    await journal.append({ users: { a: 1 } })
    await journal.close()
    // The next journal is there, the snapshot is half written beside the old one.
    writeFileSync(join(dir, 'journal-2.ndjson'), '')
    writeFileSync(join(dir, 'state.ndjson.tmp'), '{"version":1,"gen')
    expect(await found(dir)).toEqual({ 'users/a': 1 })
    // The snapshot is replaced, the old journal still there.
    writeFileSync(join(dir, 'state.ndjson'), `${header(1, 2)}{"users":{"a":1}}\n`)
    appendFileSync(join(dir, 'journal-1.ndjson'), '{"users":{"a":null}}\n')
    expect(await found(dir)).toEqual({ 'users/a': 1 })
    expect(existsSync(join(dir, 'journal-1.ndjson'))).toBe(false)
  })

  it('refuses the state of another pool and of another version', async () => {
    const dir = temporaryDirectory()
    await (await open(dir)).close()
    const refused = open(dir, { poolId: 'eu-central-1_Other' })
    await expect(refused).rejects.toThrow(/holds the state of pool eu-central-1_Test/)
    writeFileSync(join(dir, 'state.ndjson'), header(2, 1))
    await expect(open(dir)).rejects.toThrow(/another version/)
  })

  it('is readable by its owner only', async () => {
    const dir = temporaryDirectory()
    await (await open(dir)).close()
    const others = process.platform === 'win32' ? 0 : 0o077
    for (const name of readdirSync(dir)) expect(statSync(join(dir, name)).mode & others).toBe(0)
  })
})

describe('the batch writer', () => {
  it('writes for all who wait at once', async () => {
    const written: Changes[] = []
    const writer = createBatchWriter((changes) => {
      written.push(changes)
      return Promise.resolve()
    })
    writer.note('users', 'a', 1)
    const flushes = [writer.flush()]
    for (const key of ['b', 'c', 'd']) {
      writer.note('users', key, 1)
      flushes.push(writer.flush())
    }
    await Promise.all(flushes)
    expect(written).toEqual([{ users: { a: 1, b: 1, c: 1, d: 1 } }])
  })

  it('does not resolve before the change is written', async () => {
    let finish = (): void => undefined
    const writer = createBatchWriter(() => new Promise((resolve) => (finish = resolve)))
    let flushed = false
    writer.note('users', 'a', 1)
    const flush = writer.flush().then(() => {
      flushed = true
    })
    await new Promise((resolve) => setImmediate(resolve))
    expect(flushed).toBe(false)
    finish()
    await flush
    expect(flushed).toBe(true)
  })

  it('reports a failed write, and writes those changes with the next', async () => {
    const written: Changes[] = []
    let isFull = true
    const writer = createBatchWriter((changes) => {
      if (isFull) return Promise.reject(new Error('ENOSPC'))
      written.push(changes)
      return Promise.resolve()
    })
    writer.note('users', 'a', 1)
    writer.note('users', 'b', 1)
    await expect(writer.flush()).rejects.toThrow('ENOSPC')
    isFull = false
    writer.note('users', 'b', 2)
    await writer.flush()
    expect(written).toEqual([{ users: { a: 1, b: 2 } }])
  })
})
