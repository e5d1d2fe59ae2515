/** How long a server may take for one answer, in milliseconds. */
export const usualPatience = 10_000

/** An answer of a server, or why there is none. */
export type Answered = { ok: true; status: number; text: string; date: string | null } | { ok: false; reason: string }

/** Asks a server once. It follows no redirect: neither a pool nor an update feed sends one, but sign-in pages do. */
export async function ask(url: string, request: RequestInit, patience: number): Promise<Answered> {
  try {
    const response = await fetch(url, { ...request, redirect: 'manual', signal: AbortSignal.timeout(patience) })
    return { ok: true, status: response.status, text: await response.text(), date: response.headers.get('date') }
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') {
      return { ok: false, reason: `no answer within ${patience / 1000} seconds` }
    }
    return { ok: false, reason: reasonOf(error) }
  }
}

/** Node's fetch says only "fetch failed", and keeps the reason as its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  if (!(cause instanceof Error)) return error.message
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
  return cause.message.includes(code) ? cause.message : `${cause.message} (${code})`
}

/** The JSON object of an answer; null for anything else. */
export function objectIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}
