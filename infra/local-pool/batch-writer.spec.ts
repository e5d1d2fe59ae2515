import { describe, expect, it } from 'vitest'
import { createBatchWriter } from './batch-writer.ts'
import type { Row } from './database.ts'

describe('the batch writer', () => {
  it('writes once for all who wait, the last value of each record', async () => {
    const written: Row[][] = []
    const writer = createBatchWriter((rows) => written.push([...rows]))
    // Requests of one turn do not all come to their change at the same step of it.
    const request = async (key: string, value: number): Promise<void> => {
      for (let step = 0; step < value; step += 1) await Promise.resolve()
      writer.note('users', key, value)
      await writer.flush()
    }
    await Promise.all(['a', 'b', 'c', 'b'].map((key, value) => request(key, 5 * value)))
    await writer.flush()
    expect(written).toEqual([
      [
        ['users', 'a', 0],
        ['users', 'b', 15],
        ['users', 'c', 10],
      ],
    ])
  })

  it('reports a failed write to all who wait for it, and writes those changes with the next', async () => {
    const written: Row[][] = []
    let isFull = true
    const writer = createBatchWriter((rows) => {
      if (isFull) throw new Error('ENOSPC')
      written.push([...rows])
    })
    writer.note('users', 'a', 1)
    const first = writer.flush()
    writer.note('users', 'b', 1)
    const outcomes = await Promise.allSettled([first, writer.flush()])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    isFull = false
    writer.note('users', 'b', 2)
    await writer.flush()
    expect(written).toEqual([
      [
        ['users', 'a', 1],
        ['users', 'b', 2],
      ],
    ])
  })
})
