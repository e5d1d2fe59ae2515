/**
 * Makes an exposed API a property of the page's `window`: read-only and frozen, as Electron's context bridge does.
 * Its source text runs in the page.
 */
export function defineExposed(key: string, api: unknown): void {
  function freeze(value: unknown): void {
    if (typeof value !== 'object' || value === null) return
    Object.values(value).forEach(freeze)
    Object.freeze(value)
  }
  freeze(api)
  Object.defineProperty(window, key, { value: api, enumerable: true })
}
