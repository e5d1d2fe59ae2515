import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { connect, openDatabase, type Row, type StateDatabase } from './database.ts'
import { temporaryDirectory } from './testing/directory.ts'
import { storedRows, testPoolId as poolId } from './testing/rows.ts'

const open = (dir: string): StateDatabase => openDatabase(dir, poolId)

describe('a state directory of version 0.1.0', () => {
  const header = `${JSON.stringify({ version: 1, generation: 3, poolId })}\n`
  const snapshot = `${header}{"users":{"a":{"name":"Ada"}}}\n{"users":{"b":1}}\n{"families":{"f":1}}\n`
  const journal = '{"users":{"b":null,"c":"ü"},"families":{"f":2}}\n{"users":{"b":4}}\n'
  const whole: Row[] = [
    ['users', 'a', { name: 'Ada' }],
    ['families', 'f', 2],
    ['users', 'c', 'ü'],
    ['users', 'b', 4],
  ]

  function older(files: Record<string, string | Uint8Array>): string {
    const dir = temporaryDirectory()
    for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text)
    return dir
  }

  it('is taken over once, and its files are kept aside', () => {
    const files = { 'state.ndjson': snapshot, 'journal-3.ndjson': journal, 'journal-2.ndjson': 'x', 'keys.json': '{}' }
    const dir = older(files)
    expect(storedRows(dir)).toEqual(whole)
    expect(readdirSync(dir).sort()).toEqual(['keys.json', 'state.sqlite', 'version-0.1.0'])
    expect(readFileSync(join(dir, 'version-0.1.0', 'state.ndjson'), 'utf8')).toBe(snapshot)
    expect(readFileSync(join(dir, 'version-0.1.0', 'journal-3.ndjson'), 'utf8')).toBe(journal)
    const database = open(dir)
    database.write([['users', 'a', null]])
    database.close()
    expect(storedRows(dir)).toEqual(whole.slice(1))
  })

  it('is taken over again when that was interrupted before it was complete', () => {
    const dir = older({ 'state.ndjson': snapshot, 'journal-3.ndjson': journal })
    connect(dir).close()
    expect(storedRows(dir)).toEqual(whole)
  })

  it('is not taken over again when only the moving aside was interrupted', () => {
    const dir = older({ 'state.ndjson': snapshot, 'journal-3.ndjson': journal })
    storedRows(dir)
    const database = open(dir)
    database.write([['users', 'a', null]])
    database.close()
    cpSync(join(dir, 'version-0.1.0'), dir, { recursive: true })
    expect(storedRows(dir)).toEqual(whole.slice(1))
  })

  it('without its last change when that was cut off, at any byte', () => {
    const kept = Buffer.from(journal)
    const next = Buffer.from('{"users":{"a":"ü"}}\n')
    for (let length = 0; length < next.length; length += 1) {
      const torn = Buffer.concat([kept, next.subarray(0, length)])
      expect(storedRows(older({ 'state.ndjson': snapshot, 'journal-3.ndjson': torn }))).toEqual(whole)
    }
  })

  it('whichever moment of making a new snapshot it was left at', () => {
    const withoutJournal = whole.slice(0, 1).concat([
      ['users', 'b', 1],
      ['families', 'f', 1],
    ])
    const half = { 'state.ndjson': snapshot, 'state.ndjson.tmp': '{"version":1,"gen', 'journal-4.ndjson': '' }
    expect(storedRows(older(half))).toEqual(withoutJournal)
    expect(storedRows(older({ 'state.ndjson': snapshot, 'journal-2.ndjson': '{"users":{"a":null}}\n' }))).toEqual(
      withoutJournal,
    )
    expect(storedRows(older({ 'journal-1.ndjson': '' }))).toEqual([])
  })

  it.each([
    ['another pool', snapshot.replace(poolId, 'eu-central-1_Other'), 'holds the state of pool eu-central-1_Other'],
    ['another version', snapshot.replace('"version":1', '"version":2'), 'was written by another version'],
    ['a damaged line', snapshot.replace('{"users":{"b"', '{"users"{"b"'), 'line 3 of state.ndjson is damaged'],
  ])('is left as it is when it has %s', (_, text, message) => {
    const dir = older({ 'state.ndjson': text, 'journal-3.ndjson': journal })
    for (let times = 0; times < 2; times += 1) expect(() => open(dir)).toThrow(message)
    expect(readFileSync(join(dir, 'state.ndjson'), 'utf8')).toBe(text)
  })
})
