/** Electron's and Node's words for refusing to follow a redirect. */
const redirected = /redirect policy was 'error'|^unexpected redirect$/

/** The code for these words, in Chromium's manner. */
const redirect = 'ERR_TOO_MANY_REDIRECTS'

/**
 * The code of a failed request: Chromium's, such as `ERR_CERT_DATE_INVALID`, or Node's, such as `ECONNREFUSED`. Null
 * when the error and its causes have none. It is made of capital letters, digits and underscores, and never of words
 * that a server said, so it may be logged.
 */
export function codeOfError(error: unknown): string | null {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; depth += 1) {
    const { message, cause } = current
    const chromium = /^net::(ERR_[A-Z0-9_]{1,80})$/.exec(message)?.[1]
    if (chromium !== undefined) return chromium
    if (redirected.test(message)) return redirect
    if ('code' in current && typeof current.code === 'string' && /^[A-Z][A-Z0-9_]{1,80}$/.test(current.code))
      return current.code
    current = cause
  }
  return null
}
