import { gunzipSync } from 'node:zlib'
import { NetworkPage, UpdateRefused } from './engine.ts'
import type { LoginListener, LoginRequest } from '../network/proxies/answer-logins.ts'

// electron-updater follows every redirect, and reads an answer for as long as more comes. All its requests go through
// one method, so the limits are set there (decision 0032).

/** The part of electron-updater's HTTP that sends requests. */
export interface Executor {
  createRequest(options: SentOptions, receive: (response: Received) => void): Sent
}

interface SentOptions {
  path?: string | null
  redirect?: string
}

interface Sent {
  on(event: 'login', listener: LoginListener): unknown
  on(event: 'error' | 'close', listener: () => void): unknown
  emit(event: 'error', error: Error): unknown
  abort(): void
}

interface Received {
  statusCode: number
  headers: Record<string, string | string[] | undefined>
  /** electron-updater has documents as text, and files and lists of blocks as bytes. */
  on(event: 'data', listener: (chunk: Uint8Array | string) => void): unknown
  on(event: 'end' | 'close', listener: () => void): unknown
}

/** Limits the requests of one updater. */
export interface FeedGuard {
  /**
   * From now on requests belong to a download, and no longer to a check.
   * @param size of the file in bytes; null when the feed does not say
   * @param arrived called with the file's bytes so far, in all its requests together
   */
  beginDownload(size: number | null, arrived: (bytes: number) => void): void
  beginCheck(): void
  /** Ends all requests under way. electron-updater itself ends only some of its requests. */
  stop(): void
}

/** The largest `latest.yml` or list of blocks, in bytes after decompression. They have a few thousand. */
export const longestDocument = 1_048_576
/** The largest file of an update, in bytes. An update has about a hundred megabytes. */
export const largestFile = 1_073_741_824
/** The largest list of blocks, in bytes after unpacking. One of a thousand blocks has some ten thousand. */
const largestBlockMap = 16 * 1_048_576
/** How long a document may take to come, in milliseconds. */
const documentPatience = 60_000

interface GuardOptions {
  /** How long a document may take to come, in milliseconds. */
  patience?: number | undefined
  /** Called with each request, to answer its proxy. Electron waits for an answer, because electron-updater listens. */
  answerLogins?: ((request: LoginRequest) => void) | undefined
}

/**
 * Lets none of an updater's requests follow a redirect or read too much. A document may have a megabyte and take a
 * minute, a file may have the size that the feed names. A file may come twice, because after a download in parts has
 * failed, electron-updater fetches the whole file.
 */
export function guardFeed(executor: Executor, options: GuardOptions = {}): FeedGuard {
  const { patience = documentPatience, answerLogins } = options
  const send = executor.createRequest.bind(executor)
  const open = new Set<Sent>()
  let file: { size: number; taken: number; arrived: (bytes: number) => void } | null = null

  executor.createRequest = (options, receive) => {
    const isBlockMap = options.path?.split('?')[0]?.endsWith('.blockmap') === true
    const download = isBlockMap ? null : file
    const limit = download?.size ?? longestDocument
    let length = 0
    const request = send({ ...options, redirect: 'error' }, (response) => {
      const { statusCode, headers } = response
      // Electron makes errors of most redirects. This finds those that name no address, and answers with an address but
      // another status.
      if ((statusCode >= 300 && statusCode < 400) || headers.location !== undefined) {
        fail(Object.assign(new Error('the feed sends elsewhere'), { code: 'REDIRECTED' }))
        return
      }
      const blockMap: Uint8Array[] = []
      response.on('data', (chunk) => {
        const { length: bytes } = chunk
        if (length === 0 && isPage(response, chunk)) fail(new NetworkPage('a page came in place of the file'))
        if (isBlockMap && typeof chunk !== 'string' && length + bytes <= limit) blockMap.push(chunk)
        length += bytes
        if (download) download.taken += bytes
        if (length > limit || (download && download.taken > 2 * limit)) fail(new UpdateRefused('an answer is too long'))
        else download?.arrived(download.taken)
      })
      response.on('end', () => {
        if (isBlockMap && !unpacksWithin(largestBlockMap, blockMap))
          fail(new UpdateRefused('a list of blocks unpacks to too much'))
        done()
      })
      response.on('close', done)
      receive(response)
    })
    const timer = setTimeout(() => {
      if (download === null) fail(new Error('the feed did not answer in time'))
    }, patience)
    const done = (): void => {
      clearTimeout(timer)
      open.delete(request)
    }
    const fail = (error: Error): void => {
      request.emit('error', error)
      request.abort()
    }
    open.add(request)
    answerLogins?.(request)
    request.on('error', done)
    request.on('close', done)
    return request
  }

  return {
    beginDownload(size, arrived) {
      file = { size: size ?? largestFile, taken: 0, arrived }
    },
    beginCheck() {
      file = null
    },
    stop() {
      for (const request of open) request.abort()
    },
  }
}

/**
 * Whether somebody on the way answered with a page: networks do that until their users have signed in. 511 is the status
 * for it, and most send 200.
 */
function isPage({ statusCode, headers }: Received, chunk: Uint8Array | string): boolean {
  if (statusCode === 511) return true
  if (statusCode < 200 || statusCode > 299) return false
  const bytes = Array.from({ length: Math.min(chunk.length, 256) }, (_, at) => Number(chunk[at] ?? 0))
  const start = typeof chunk === 'string' ? chunk : String.fromCharCode(...bytes)
  return /^text\/html\b/i.test(String(headers['content-type'])) || /^[^<]{0,8}<(!doctype\s+html|html)\b/i.test(start)
}

/**
 * Whether packed bytes unpack to so many or fewer. electron-updater sets no limit for it, but finds by itself what
 * cannot be unpacked.
 */
function unpacksWithin(most: number, packed: Uint8Array[]): boolean {
  try {
    gunzipSync(Buffer.concat(packed), { maxOutputLength: most })
    return true
  } catch (error) {
    return !(error instanceof RangeError)
  }
}
