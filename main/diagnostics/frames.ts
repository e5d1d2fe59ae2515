import { fileURLToPath } from 'node:url'

/** The folder of the app's own files, `out/` when they are built, as an address and as a path. */
const root = new URL('..', import.meta.url).href
const folder = fileURLToPath(root)

const most = 6

/** A line of a stack: `    at name (place:line:column)`, or without the name. */
const line = /^ {4}at (?:.*\()?(.+?):(\d{1,6}):(\d{1,7})\)?$/

/** What V8 writes before the message: the class, and with Node's errors a code. */
const className = /^\w+(?: \[\w+\])?/

/**
 * The frames of an error that lie in the app's own files, newest first, as `main/index.js:12:34`. There are none when
 * the stack is not as V8 wrote it.
 *
 * The stack begins with the message, which a server may have written, and a line of it may look like a frame. So the
 * whole message is taken away before a frame is looked for (decision 0058).
 */
export function ownFrames({ stack, message }: Error): string[] {
  if (typeof stack !== 'string' || typeof message !== 'string') return []
  const named = className.exec(stack)?.[0] ?? ''
  const head = `${message === '' ? named : `${named}: ${message}`}\n`
  if (!stack.startsWith(head)) return []
  const frames = stack.slice(head.length).split('\n')
  return frames.flatMap(frameIn).slice(0, most)
}

function frameIn(text: string): string[] {
  const [, place = '', row, column] = line.exec(text) ?? []
  const file = fileIn(place)
  return file === null ? [] : [`${file}:${row}:${column}`]
}

function fileIn(place: string): string | null {
  const own = [root, folder].find((start) => place.startsWith(start))
  return own === undefined ? null : place.slice(own.length).replaceAll('\\', '/')
}
