import { cpSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { connect, openDatabase, type Row, type StateDatabase } from './database.ts'
import { temporaryDirectory } from './testing/directory.ts'
import { storedRows, testPoolId as poolId } from './testing/rows.ts'
import { isHere } from '../../scripts/platforms.ts'

const open = (dir: string): StateDatabase => openDatabase(dir, poolId)

describe('the state directory', () => {
  it('finds again what was written, replaced and removed, the oldest first', () => {
    const dir = temporaryDirectory()
    const database = open(dir)
    database.write([
      ['users', 'b', { name: 'Bob' }],
      ['users', 'a', { name: 'Ada', text: 'ü 👋 \0 \ud800 "' }],
    ])
    database.write([
      ['users', 'b', { name: 'Robert' }],
      ['families', 'a', [1, null]],
    ])
    database.write([['users', 'a', null]])
    database.write([['users', 'a', { name: 'Countess' }]])
    database.close()
    expect(storedRows(dir)).toEqual([
      ['users', 'b', { name: 'Robert' }],
      ['families', 'a', [1, null]],
      ['users', 'a', { name: 'Countess' }],
    ])
  })

  it('holds what was written, and no half of anything, wherever its journal is cut off', () => {
    const dir = temporaryDirectory()
    const database = open(dir)
    const journal = join(dir, 'state.sqlite-wal')
    const ends: number[] = []
    for (let batch = 1; batch <= 12; batch += 1) {
      database.write(Array.from({ length: batch }, (_, row): Row => ['users', `${batch}/${row}`, 'x'.repeat(900)]))
      ends.push(statSync(journal).size)
    }
    const length = ends.at(-1) ?? 0
    const rowsOf = (batches: number): number => (batches * (batches + 1)) / 2
    const cut = (at: number): void => {
      const copy = temporaryDirectory()
      cpSync(dir, copy, { recursive: true })
      truncateSync(join(copy, 'state.sqlite-wal'), at)
      const written = ends.filter((end) => end <= at).length
      expect(storedRows(copy)).toHaveLength(rowsOf(written))
    }
    for (const end of ends) for (const at of [end - 1, end, end + 1]) if (at <= length) cut(at)
    fc.assert(fc.property(fc.integer({ min: ends[0] ?? 0, max: length }), cut), { numRuns: 60 })
    database.close()
  })

  it('writes all rows or none, and goes on after a disk that was full', () => {
    const dir = temporaryDirectory()
    const database = open(dir)
    database.write([['users', 'a', 1]])
    function* tooMuch(): Generator<Row, undefined> {
      yield ['users', 'a', 2]
      yield ['users', 'b', 2]
      throw new Error('ENOSPC')
    }
    expect(() => {
      database.write(tooMuch())
    }).toThrow('ENOSPC')
    expect([...database.rows()]).toEqual([['users', 'a', 1]])
    database.write([['users', 'c', 3]])
    database.close()
    expect(storedRows(dir)).toEqual([
      ['users', 'a', 1],
      ['users', 'c', 3],
    ])
  })

  it('waits for the disk at every commit, and lets nobody else in', () => {
    const database = connect(temporaryDirectory())
    const setting = (name: string): unknown => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]
    expect(['synchronous', 'fullfsync', 'journal_mode', 'locking_mode'].map(setting)).toEqual([
      2,
      1,
      'wal',
      'exclusive',
    ])
    database.close()
  })

  it('refuses the state of another pool and of another version, and a file that is no database', () => {
    const dir = temporaryDirectory()
    open(dir).close()
    expect(() => openDatabase(dir, 'eu-central-1_Other')).toThrow(
      `${dir} holds the state of pool ${poolId}, not eu-central-1_Other.`,
    )
    const database = connect(dir)
    database.exec('PRAGMA user_version = 2')
    database.close()
    expect(() => open(dir)).toThrow(`${dir} was written by another version of the local pool.`)
    writeFileSync(join(dir, 'state.sqlite'), 'no database'.repeat(1000))
    expect(() => open(dir)).toThrow(`${dir} cannot be read: file is not a database.`)
  })

  it('is readable by its owner only', () => {
    const dir = temporaryDirectory()
    const database = open(dir)
    database.write([['users', 'a', 1]])
    const others = isHere('owners and modes of files') ? 0o077 : 0
    expect(readdirSync(dir)).toEqual(['state.sqlite', 'state.sqlite-wal'])
    for (const name of readdirSync(dir)) expect(statSync(join(dir, name)).mode & others).toBe(0)
    database.close()
  })
})
