// Chromium alone cannot be given a scheme of one's own, so each registered scheme has a stand-in origin that no
// name server can answer (RFC 6761 reserves `.invalid`): app://page/x is https://page.app.invalid/x to the
// page, and reads as app://page/x again everywhere in the main process.

const schemes = new Set<string>()

/** Gives `scheme` (without the colon) stand-in origins from now on. */
export function registerScheme(scheme: string): void {
  schemes.add(scheme)
}

/** The address that Chromium is sent to. Addresses of other schemes stay as they are. */
export function toStandIn(address: string): string {
  const url = new URL(address)
  const scheme = url.protocol.slice(0, -1)
  if (!schemes.has(scheme)) return address
  return `https://${url.host}.${scheme}.invalid${url.pathname || '/'}${url.search}${url.hash}`
}

/** The address as the application knows it. Foreign addresses, also other `.invalid` ones, stay as they are. */
export function fromStandIn(address: string): string {
  const known = /^https:\/\/([^/?#]+)\.([a-z][a-z0-9-]*)\.invalid(?=[/?#]|$)/.exec(address)
  if (known?.[1] === undefined || known[2] === undefined || !schemes.has(known[2])) return address
  return `${known[2]}://${known[1]}${address.slice(known[0].length)}`
}

/** Whether the host has to answer requests to this address itself. */
export function isStandIn(address: string): boolean {
  return fromStandIn(address) !== address
}
