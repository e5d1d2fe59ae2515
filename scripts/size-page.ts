import { listCalls } from '../preload/contract/derive.ts'
import type { Result } from '../preload/contract/result.ts'
import { appInfo, sessions } from '../renderer/testing/samples.ts'

/** What main answers on a machine where nobody has signed in yet and the system speaks English. Nobody can sign in. */
const answers: Record<string, Result<unknown>> = {
  'app.getInfo': { ok: true, value: appInfo },
  'session.get': { ok: true, value: sessions.signedOut },
  'app.setMenuLabels': { ok: true, value: null },
  'auth.signIn': { ok: false, error: { code: 'CredentialsWrong' } },
}

/** All parts of a usable sign-in screen: its title, both fields, and the button. */
const parts = ['h1', 'input[type=tel]:enabled', 'input[type=password]:enabled', 'button[type=submit]:enabled']

/** Every call of the contract with its answer. A call that no start makes never gets one. */
const calls = listCalls().map(({ group, name }) => ({ group, name, answer: answers[`${group}.${name}`] ?? null }))

/**
 * Runs in the page before its own scripts, so it is plain JavaScript. It stands in for the bridge, and notes the time
 * at which the page is about to draw the first frame with a usable sign-in screen.
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

/**
 * Evaluates to null until the screen is usable; then to that time, and to all files fetched so far with their times.
 */
export const readPage = `(() => {
  const [usable] = performance.getEntriesByName('usable')
  const files = performance.getEntriesByType('resource').map(({ name, startTime }) => ({ url: name, at: startTime }))
  return usable ? { usable: usable.startTime, files } : null
})()`

/** The value of `readPage`; times are in milliseconds of the page's clock. */
export type PageReading = { usable: number; files: { url: string; at: number }[] } | null
