import { EventEmitter } from 'node:events'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import { answerLogins } from '../network/proxies/answer-logins.ts'
import type { ProxyAsked } from '../network/proxies/proxy-asked.ts'
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
    return { guard: guardFeed(executor, { patience }), executor, requests, ended }
  }

  /** Answers a request, and tells how it ended. */
  function receive(path: string, body: string | Uint8Array, { statusCode = 200, type = 'text/plain' } = {}): string[] {
    const { executor, requests, ended } = open()
    executor.createRequest({ path }, () => undefined)
    const response = Object.assign(new EventEmitter(), { statusCode, headers: { 'content-type': type } })
    requests.at(-1)?.emit('answer', response)
    // electron-updater asks for text.
    response.emit('data', path.endsWith('.yml') ? body : Buffer.from(body))
    response.emit('end')
    return ended.slice(1)
  }

  it.each(['<!doctype html><title>Wi-Fi</title>', '\uFEFF\n<HTML lang="de">', '<!DOCTYPE HTML PUBLIC "x">'])(
    'knows a page of the network by %j',
    (page) => {
      for (const path of ['/latest.yml', '/latest-mac.yml', '/a.exe', '/a.exe.blockmap']) {
        expect(receive(path, page)[0]).toBe('a page came in place of the file')
        expect(receive(path, 'anything', { type: 'Text/HTML; charset=utf-8' })[0]).toBe(
          'a page came in place of the file',
        )
        expect(receive(path, 'anything', { statusCode: 511 })[0]).toBe('a page came in place of the file')
      }
    },
  )

  it('takes nothing else for one', () => {
    for (const body of ['version: 1.1.0 # <html>', '<?xml version="1.0"?><Error/>', 'MZ\u0000', '']) {
      expect(receive('/latest.yml', body)).toEqual([])
    }
    expect(receive('/latest.yml', '<html>not found', { statusCode: 404, type: 'text/html' })).toEqual([])
  })

  it('lets no list of blocks through that unpacks to too much', () => {
    const packed = (megabytes: number): Buffer => gzipSync(Buffer.alloc(megabytes * 1_048_576))
    expect(packed(64).length).toBeLessThan(longestDocument)
    expect(receive('/a.exe.blockmap', packed(16))).toEqual([])
    for (const wrong of [packed(17), packed(64)]) {
      expect(receive('/a.exe.blockmap', wrong)).toEqual(['a list of blocks unpacks to too much', 'aborted'])
      expect(receive('/a.exe', wrong)).toEqual([])
    }
  })

  it('has the proxy of every request answered, by a name and a password or by an end', () => {
    const { executor, requests } = open()
    const credentials = { username: 'ada', password: 'right' }
    let known: typeof credentials | null = credentials
    const asked: ProxyAsked[] = []
    guardFeed(executor, {
      answerLogins: (request) => {
        answerLogins(request, { known: () => known, asked: (one) => asked.push(one) })
      },
    })
    const login = { isProxy: true, host: 'proxy.office', port: 8080, scheme: 'basic' }
    const given: unknown[] = []
    for (const path of ['/latest.yml', '/a.exe', '/a.exe.blockmap']) {
      executor.createRequest({ path }, () => undefined)
      requests.at(-1)?.emit('login', login, (...values: string[]) => given.push(values))
    }
    known = null
    executor.createRequest({ path: '/latest.yml' }, () => undefined)
    requests.at(-1)?.emit('login', login, (...values: string[]) => given.push(values))
    expect(given).toEqual([['ada', 'right'], ['ada', 'right'], ['ada', 'right'], []])
    expect(asked).toHaveLength(1)
  })

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
