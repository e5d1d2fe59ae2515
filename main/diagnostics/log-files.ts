import { appendFileSync, closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { createStream, type RotatingFileStream } from 'rotating-file-stream'

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
 * Pause before another try, in milliseconds. By then a full disk may have room, or another program may have closed the
 * file.
 */
const retryAfter = 60_000

/** Opens the log files in a folder. Only one process may: a second one would rotate its files away (decision 0029). */
export function openLogFiles({ folder, name, onError }: LogFilesOptions): LogFiles {
  const path = join(folder, name)
  let unwritten: string[] = []
  let stream: RotatingFileStream | null = null
  let closedUntil = 0

  function open(): RotatingFileStream {
    const opened = createStream(name, { path: folder, size: fileSize, rotate: filesKept - 1, mode: 0o600 })
    opened.on('error', (error) => {
      if (stream !== opened) return
      stream = null
      unwritten = []
      closedUntil = performance.now() + retryAfter
      onError(error)
    })
    return opened
  }

  function write(line: string): void {
    if (stream === null && performance.now() < closedUntil) return
    stream ??= open()
    const text = `${line}\n`
    unwritten.push(text)
    stream.write(text, (error) => {
      if (!error) unwritten.shift()
    })
  }

  return {
    write,
    flush: () =>
      new Promise((resolve) => {
        // The stream writes an empty chunk after all others, and calls back even when it has failed.
        if (stream === null) resolve()
        else
          stream.write('', () => {
            resolve()
          })
      }),
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
