import type { Page } from 'playwright-core'

/** What Vue leaves at the element it is mounted on, as far as it is needed here. */
interface MountedApp {
  _context: { provides: object }
}

/** What is to be read in the page at this time, and what its stores hold. */
export async function pageState(page: Page): Promise<{ text: string; stores: string }> {
  return page.evaluate(readPage)
}

/** All strings within reach of the mounted application: its stores, its router, its messages. Runs in the page. */
function readPage(): { text: string; stores: string } {
  const root = document.querySelector<Element & { __vue_app__?: MountedApp }>('#app')
  const provided = root?.__vue_app__?._context.provides
  if (provided === undefined) throw new Error('no application is mounted')
  const seen = new Set<unknown>()
  const strings: string[] = []
  const queue: unknown[] = [
    ...Reflect.ownKeys(provided).map((key): unknown => Reflect.get(provided, key)),
    history.state,
  ]
  while (queue.length > 0) {
    if (seen.size > 500_000) throw new Error('too much to search')
    const value = queue.pop()
    if (typeof value === 'string') strings.push(value)
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) continue
    if (value instanceof Node) continue
    seen.add(value)
    if (value instanceof Map || value instanceof Set) for (const entry of value as Iterable<unknown>) queue.push(entry)
    for (const key of Reflect.ownKeys(value)) {
      try {
        queue.push(Reflect.get(value, key))
      } catch {
        // A getter that refuses holds nothing for anybody.
      }
    }
  }
  for (const storage of [localStorage, sessionStorage]) strings.push(JSON.stringify(storage))
  // Also what was typed: the value of a field is in no text.
  const typed = [...document.querySelectorAll('input')].map(({ value }) => value)
  return { text: [document.documentElement.outerHTML, ...typed].join('\n'), stores: strings.join('\n') }
}
