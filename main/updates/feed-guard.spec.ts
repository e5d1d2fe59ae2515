import { EventEmitter } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { guardFeed, largestFile, longestDocument, type Executor, type FeedGuard } from './feed-guard.ts'

// `feed-limits.spec.ts` tests the same with electron-updater.

describe('the guard', () => {
  /** A guarded updater whose requests reach nobody: the spec sees what they ask, and answers them. */
  function open(patience?: number) {
    const requests: EventEmitter[] = []
    const ended: string[] = []
    const executor: Executor = {
      createRequest(options, receive) {
        const request = Object.assign(new EventEmitter(), { abort: () => void ended.push('aborted') })
        request.on('error', ({ message }: Error) => ended.push(message))
        request.on('answer', receive)
        ended.push(String(options.redirect))
        requests.push(request)
        return request
      },
    }
    return { guard: guardFeed(executor, patience), executor, requests, ended }
  }

  /** Answers a request with so many bytes. */
  function answer({ executor, requests }: ReturnType<typeof open>, path: string, bytes: number): void {
    executor.createRequest({ path, redirect: 'follow' }, () => undefined)
    const response = Object.assign(new EventEmitter(), { statusCode: 200, headers: {} })
    requests.at(-1)?.emit('answer', response)
    response.emit('data', { length: bytes })
    response.emit('end')
  }

  const tooLong = ['error', 'an answer is too long', 'aborted']

  it.each<[string, string, number, (guard: FeedGuard) => void]>([
    ['a version', '/latest.yml', longestDocument, () => undefined],
    [
      'a list of blocks',
      '/a.exe.blockmap?x',
      longestDocument,
      (guard) => {
        guard.beginDownload(5_000_000, () => undefined)
      },
    ],
    [
      'a file of a size',
      '/a.exe',
      5_000_000,
      (guard) => {
        guard.beginDownload(5_000_000, () => undefined)
      },
    ],
    [
      'a file of no size',
      '/a.exe',
      largestFile,
      (guard) => {
        guard.beginDownload(null, () => undefined)
      },
    ],
    [
      'a version after a file',
      '/latest.yml',
      longestDocument,
      (guard) => {
        guard.beginDownload(null, () => undefined)
        guard.beginCheck()
      },
    ],
  ])('lets %s have what it may, and not a byte more', (_name, path, most, begin) => {
    for (const [bytes, outcome] of [
      [most, ['error']],
      [most + 1, tooLong],
    ] as const) {
      const opened = open()
      begin(opened.guard)
      answer(opened, path, bytes)
      expect(opened.ended).toEqual(outcome)
    }
  })

  it('lets a file come twice in all its parts, not more', () => {
    const opened = open()
    const arrived: number[] = []
    opened.guard.beginDownload(10, (bytes) => arrived.push(bytes))
    for (const bytes of [10, 7, 3, 1]) answer(opened, '/a.exe', bytes)
    expect([arrived, opened.ended.slice(3)]).toEqual([[10, 17, 20], tooLong])
  })

  it('ends a document that does not come in time, not a file; and everything when it is told to', async () => {
    const opened = open(30)
    const { executor, guard, ended } = opened
    executor.createRequest({ path: '/latest.yml' }, () => undefined)
    guard.beginDownload(10, () => undefined)
    executor.createRequest({ path: '/a.exe' }, () => undefined)
    await vi.waitUntil(() => ended.length > 3)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(ended).toEqual(['error', 'error', 'the feed did not answer in time', 'aborted'])
    guard.stop()
    expect(ended.slice(4)).toEqual(['aborted'])
  })
})
