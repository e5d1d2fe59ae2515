import { redact } from './redact.ts'

/** Structured log lines. Each value is a field, so that a sink can redact and rotate without parsing text. */
export interface Log {
  debug(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

export type LogFields = Record<string, string | number | boolean | null>

/** From the fewest lines to the most. */
export const logLevels = ['error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof logLevels)[number]

/** Where finished lines go, one JSON object each. */
export type LogSink = (line: string) => void

/**
 * A log that writes one JSON line per entry. Give it names and codes only, never a password, code or token; it takes
 * out what looks like one all the same.
 * @param level called at each entry, so that the level can change while the app runs
 */
export function createLog(sink: LogSink, level: () => LogLevel = () => 'info'): Log {
  const write =
    (entry: LogLevel) =>
    (message: string, fields: LogFields = {}): void => {
      if (logLevels.indexOf(entry) > logLevels.indexOf(level())) return
      const values = Object.entries(fields).map(([name, value]) => [
        name,
        typeof value === 'string' ? redact(value) : value,
      ])
      const named = Object.fromEntries(values) as LogFields
      sink(JSON.stringify({ at: new Date().toISOString(), level: entry, message: redact(message), ...named }))
    }
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}

/**
 * What may be logged of an unknown error: its class, name and stack frames. Its message stays out, because errors of
 * the keychain and of servers quote what they were given.
 */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error }
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6)
    .map((line) => line.trim())
  return { error: error.name, stack: frames.join(' | ') }
}
