// What Node 18, which Electron 25 embeds, does not have yet of what the bundles use. Read as text and put before each.

globalThis.crypto ??= require('node:crypto').webcrypto

Promise.withResolvers ??= function () {
  let resolve
  let reject
  const promise = new this((take, refuse) => {
    resolve = take
    reject = refuse
  })
  return { promise, resolve, reject }
}

URL.canParse ??= (url, base) => {
  try {
    return Boolean(new URL(url, base))
  } catch {
    return false
  }
}

AbortSignal.any ??= (signals) => {
  const controller = new AbortController()
  for (const signal of signals) {
    if (signal.aborted) controller.abort(signal.reason)
    else signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true })
  }
  return controller.signal
}
