import { z } from '../../preload/contract/schema.ts'
import { UpdateRefused } from './engine.ts'
import { largestFile, longestDocument } from './feed-guard.ts'

/** What the feed offers, after it was checked. */
export interface Offer {
  version: string
  /** SHA-512 of each file of that version, base64. */
  hashes: string[]
  /** Size of the version's largest file, in bytes; null when the feed does not say. */
  size: number | null
}

/** A size in bytes, up to this limit. */
const upTo = (most: number) => z.optional(z.int().check(z.positive(), z.lte(most)))

/** `latest.yml`. This is stricter than electron-updater, which would take a SHA-256, or files from any server. */
const info = z.object({
  version: z.string(),
  files: z
    .array(
      z.object({
        url: z.string().check(z.minLength(1)),
        sha512: z.base64().check(z.length(88)),
        size: upTo(largestFile),
        /** electron-updater allocates memory of this size. */
        blockMapSize: upTo(longestDocument),
      }),
    )
    .check(z.minLength(1)),
  /** Must be absent: a web installer fetches these packages by itself, and nothing checks them. */
  packages: z.optional(z.undefined()),
})

/**
 * Checks what the feed offers.
 * @param feed its address; the files must come from the same server
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
  const sizes = files.flatMap(({ size }) => size ?? [])
  // electron-updater decides which of the files it fetches, so the largest counts.
  const size = sizes.length === files.length ? Math.max(...sizes) : null
  return { version, hashes: files.map(({ sha512 }) => sha512), size }
}
