/** Structured log lines. Values are given as fields, so that a sink can redact and rotate without parsing text. */
export interface Log {
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

export type LogFields = Record<string, string | number | boolean | null>

/** Where finished lines go, one JSON object each. */
export type LogSink = (line: string) => void

/** A log that writes one JSON line per entry. Fields carry names and codes only: never a password, code or token. */
export function createLog(sink: LogSink): Log {
  const write =
    (level: string) =>
    (message: string, fields: LogFields = {}): void => {
      sink(JSON.stringify({ at: new Date().toISOString(), level, message, ...fields }))
    }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}

/**
 * What may be logged of an unknown error: its class, name and stack frames. Not its message, because errors of
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
