import { z } from '../../preload/contract/schema.ts'
import { UpdateRefused } from './engine.ts'

/** What the feed offers, as far as it was checked. */
export interface Offer {
  version: string
  /** SHA-512 of each file of that version, base64. */
  hashes: string[]
}

/** `latest.yml`. electron-updater itself would take a SHA-256, or files from anywhere. */
const info = z.object({
  version: z.string(),
  files: z
    .array(z.object({ url: z.string().check(z.minLength(1)), sha512: z.base64().check(z.length(88)) }))
    .check(z.minLength(1)),
  /** A web installer fetches these by itself, unchecked. */
  packages: z.optional(z.undefined()),
})

/**
 * Checks what the feed offers.
 * @param feed its address: files come from the same server
 * @throws UpdateRefused that says what is wrong
 */
export function readOffer(value: unknown, feed: string): Offer {
  const parsed = info.safeParse(value)
  if (!parsed.success) throw new UpdateRefused(`the feed is not understood: ${z.prettifyError(parsed.error)}`)
  const { version, files } = parsed.data
  for (const { url } of files) {
    if (!URL.canParse(url, feed) || new URL(url, feed).origin !== new URL(feed).origin) {
      throw new UpdateRefused('the feed names a file on another server')
    }
  }
  return { version, hashes: files.map(({ sha512 }) => sha512) }
}
