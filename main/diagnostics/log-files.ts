import { appendFileSync, closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { createStream, type RotatingFileStream } from 'rotating-file-stream'

/** Log lines in files that rotate: `latchkey.log` is the newest, then `latchkey.log.1` and so on. */
export interface LogFiles {
  write(line: string): void
  /** Resolves when every line so far is in the file, or can't get there. */
  flush(): Promise<void>
  /** Writes what is still in memory at once, for an end that waits for nothing. A line may then be there twice. */
  flushNow(): void
  /** The newest lines as one text of at most so many bytes, whole lines only, oldest first. */
  readNewest(bytes: number): string
}

interface LogFilesOptions {
  /** Made when missing. */
  folder: string
  /** Told once each time the files can't be written. Lines until the next try are lost to them. */
  onError: (error: Error) => void
}

export const logName = 'latchkey.log'

/** Five files of this size, so 5 MB in all with some room for the line that fills one. */
const filesKept = 5
const fileSize = '980K'

/** A full disk or a file that another program holds may be better later; in milliseconds. */
const retryAfter = 60_000

/** Opens the log files in a folder. Only one process may: a second one would rotate its files away (decision 0029). */
export function openLogFiles({ folder, onError }: LogFilesOptions): LogFiles {
  const path = join(folder, logName)
  let unwritten: string[] = []
  let stream: RotatingFileStream | null = null
  let closedUntil = 0

  function open(): RotatingFileStream {
    const opened = createStream(logName, { path: folder, size: fileSize, rotate: filesKept - 1, mode: 0o600 })
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
        // An empty chunk comes after all others; its callback is called also when the stream has failed.
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
        // Nobody is left to be told.
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

/** The end of a file from the start of a line; empty when there is no such file. */
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
