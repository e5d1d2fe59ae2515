import { listCalls } from '../preload/contract/derive.ts'
import type { Result } from '../preload/contract/result.ts'
import { appInfo, sessions } from '../renderer/testing/samples.ts'

/** What main answers on a machine where nobody has signed in yet, and the system speaks English; nor can anybody. */
const answers: Record<string, Result<unknown>> = {
  'app.getInfo': { ok: true, value: appInfo },
  'session.get': { ok: true, value: sessions.signedOut },
  'app.setMenuLabels': { ok: true, value: null },
  'auth.signIn': { ok: false, error: { code: 'CredentialsWrong' } },
}

/** All that the sign-in screen needs to be used: its title, both fields, and the button. */
const parts = ['h1', 'input[type=tel]:enabled', 'input[type=password]:enabled', 'button[type=submit]:enabled']

/** Every call of the contract with its answer; one that no start makes never gets any. */
const calls = listCalls().map(({ group, name }) => ({ group, name, answer: answers[`${group}.${name}`] ?? null }))

/**
 * Runs in the page before its own scripts, so it is plain JavaScript. It is the bridge, and it marks the time at which
 * the first frame with a usable sign-in screen is about to be drawn.
 */
export const pageScript = `
  window.app = { on: () => () => {} }
  for (const { group, name, answer } of ${JSON.stringify(calls)}) {
    window.app[group] ??= {}
    window.app[group][name] = () => answer ? Promise.resolve(structuredClone(answer)) : new Promise(() => {})
  }
  new MutationObserver((_changes, observer) => {
    if (!${JSON.stringify(parts)}.every((part) => document.querySelector(part))) return
    observer.disconnect()
    requestAnimationFrame(() => performance.mark('usable'))
  }).observe(document, { subtree: true, childList: true, attributes: true })
`

/** Evaluates to null until the screen is usable; then to that time, and all files fetched so far with theirs. */
export const readPage = `(() => {
  const [usable] = performance.getEntriesByName('usable')
  const files = performance.getEntriesByType('resource').map(({ name, startTime }) => ({ url: name, at: startTime }))
  return usable ? { usable: usable.startTime, files } : null
})()`

/** What `readPage` evaluates to; times in milliseconds of the page's clock. */
export type PageReading = { usable: number; files: { url: string; at: number }[] } | null
