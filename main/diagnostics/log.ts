import { nameForLog } from './error-names.ts'
import { allowed, withheld, type LogFields } from './fields.ts'
import { ownFrames } from './frames.ts'

/** A sentence that stands in the code. One that was put together at run time does not compile, as it may hold anything. */
type Written<Said extends string> = string extends Said ? never : Said

type Write = <const Said extends string>(message: Written<Said>, fields?: LogFields) => void

/** Structured log lines: a sentence of ours, and fields that hold names, numbers and codes (decision 0058). */
export interface Log {
  debug: Write
  info: Write
  warn: Write
  error: Write
}

/** From the fewest lines to the most. */
export const logLevels = ['error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof logLevels)[number]

/** Where finished lines go, one JSON object each. */
export type LogSink = (line: string) => void

/** Words as a person writes them, at most one capital each, so that nothing encoded is among them. */
const sentence = /^(?=.{1,100}$)[A-Z]?[a-z']+([ -]|, |$)([A-Z]?[a-z']+([ -]|, |$))*$/
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/**
 * A log that writes one JSON line per entry. A field that is not on the list of `fields.ts` is left out, and a value
 * that its field must not hold is withheld.
 * @param level called at each entry, so that the level can change while the app runs
 */
export function createLog(sink: LogSink, level: () => LogLevel = () => 'info'): Log {
  const write =
    (entry: LogLevel): Write =>
    (message, fields = {}) => {
      if (logLevels.indexOf(entry) > logLevels.indexOf(level())) return
      sink(lineOf({ ...fields, at: new Date().toISOString(), level: entry, message }))
    }
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}

/**
 * The lines of a log with nothing in them but what may be there: an earlier version, which had no list, may have
 * written some of them.
 */
export function readAgain(text: string): string {
  const lines = text.split('\n').filter((line) => line !== '')
  return lines.map((line) => `${lineOf(parse(line))}\n`).join('')
}

function parse(line: string): object {
  try {
    const parsed: unknown = JSON.parse(line)
    return typeof parsed === 'object' && parsed !== null ? parsed : {}
  } catch {
    return {}
  }
}

function lineOf(entry: { at?: unknown; level?: unknown; message?: unknown }): string {
  const { at, level, message, ...fields } = entry
  return JSON.stringify({
    at: matches(at, time) ? at : withheld,
    level: logLevels.find((known) => known === level) ?? withheld,
    message: matches(message, sentence) ? message : withheld,
    ...allowed(fields),
  })
}

function matches(value: unknown, shape: RegExp): boolean {
  return typeof value === 'string' && shape.test(value)
}

/**
 * What may be logged of an unknown error: its name when it is a known one, and where in our own files it happened. Its
 * message stays out, because errors of the keychain and of servers quote what they were given.
 */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error }
  return { error: nameForLog(error), stack: ownFrames(error).join(' | ') }
}
