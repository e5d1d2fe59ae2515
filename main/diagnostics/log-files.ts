import { appendFileSync, closeSync, fstatSync, mkdirSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { createStream, RotatingFileStream } from 'rotating-file-stream'

/** Log lines in files that rotate: `NAME.log` is the newest, then comes `NAME.log.1`, and so on. */
export interface LogFiles {
  write(line: string): void
  /** Resolves when every line so far is in the file, or could not be written. */
  flush(): Promise<void>
  /**
   * Writes at once what is still in memory, for an end that waits for nothing. A line may then be in the file twice.
   */
  flushNow(): void
  /** The newest whole lines, oldest first, as one text of at most so many bytes. */
  readNewest(bytes: number): string
}

interface LogFilesOptions {
  /** It is made when it is missing. */
  folder: string
  /** What the newest file is called. */
  name: string
  /** Called once each time that the files cannot be written. Lines are lost until the next try. */
  onError: (error: Error) => void
}

/** Five files of 980 kB make 5 MB in all, with some room: the line that fills a file may go beyond its size. */
const filesKept = 5
const fileSize = '980K'

/**
 * `rotating-file-stream` brings parts of Node that the first screen would wait for (decision 0023). It is loaded so long
 * after the first line, in milliseconds, or after so many lines. Those before are appended one by one.
 */
const firstTime = 1_000
const firstLines = 50

/**
 * Pause before another try, in milliseconds. By then a full disk may have room, or another program may have closed the
 * file.
 */
const retryAfter = 60_000

/** Opens the log files in a folder. Only one process may: a second one would rotate its files away (decision 0029). */
export function openLogFiles({ folder, name, onError }: LogFilesOptions): LogFiles {
  const path = join(folder, name)
  let unwritten: string[] = []
  let make: typeof createStream | null = null
  let loading: Promise<void> | null = null
  let appended = 0
  let stream: RotatingFileStream | null = null
  let closedUntil = 0

  function load(): void {
    loading ??= import('rotating-file-stream').then((library) => {
      make = library.createStream
    })
  }

  function failed(error: unknown): void {
    closedUntil = performance.now() + retryAfter
    onError(error instanceof Error ? error : new Error(String(error)))
  }

  function append(text: string): void {
    appended += 1
    if (appended === 1) setTimeout(load, firstTime).unref()
    if (appended === firstLines) load()
    try {
      mkdirSync(folder, { recursive: true })
      appendFileSync(path, text, { mode: 0o600 })
    } catch (error) {
      failed(error)
    }
  }

  function open(create: typeof createStream): RotatingFileStream {
    const opened = create(name, { path: folder, size: fileSize, rotate: filesKept - 1, mode: 0o600 })
    opened.on('error', (error) => {
      if (stream !== opened) return
      stream = null
      unwritten = []
      failed(error)
    })
    return opened
  }

  function write(line: string): void {
    if (stream === null && performance.now() < closedUntil) return
    const text = `${line}\n`
    if (make === null) {
      append(text)
      return
    }
    stream ??= open(make)
    unwritten.push(text)
    stream.write(text, (error) => {
      if (!error) unwritten.shift()
    })
  }

  return {
    write,
    async flush() {
      await loading
      const opened = stream
      if (opened === null) return
      // The stream writes an empty chunk after all others, and calls back even when it has failed.
      await new Promise<void>((resolve) => {
        opened.write('', () => {
          resolve()
        })
      })
    },
    flushNow() {
      try {
        appendFileSync(path, unwritten.join(''), { mode: 0o600 })
        unwritten = []
      } catch {
        // The log itself cannot be written, so there is nowhere to report it.
      }
    },
    readNewest(bytes) {
      let text = ''
      for (let index = 0; index < filesKept && text.length < bytes; index += 1) {
        text = readEnd(index === 0 ? path : `${path}.${index}`, bytes - Buffer.byteLength(text)) + text
      }
      return text
    },
  }
}

/** The last part of a file, from the start of a line; empty when there is no such file. */
function readEnd(path: string, bytes: number): string {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    return ''
  }
  try {
    const { size } = fstatSync(file)
    const length = Math.min(size, bytes)
    const buffer = Buffer.alloc(length)
    readSync(file, buffer, 0, length, size - length)
    const text = buffer.toString('utf8')
    return length === size ? text : text.slice(text.indexOf('\n') + 1)
  } finally {
    closeSync(file)
  }
}
