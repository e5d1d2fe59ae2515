import type { RememberedStore, Remembered } from '../../settings/remembered.ts'
import { within } from '../../within.ts'

/** How long the user waits for the disk, in milliseconds; the shorter time counts when the last write failed. */
const patience = 3_000
const littlePatience = 50

const failed = new WeakSet<RememberedStore>()

/**
 * Waits until the disk holds what the app remembers. Use it before the user is told something that a restart must not
 * contradict: that their session has ended, or that a code is on its way (decision 0010).
 * @returns whether the disk holds it; false when the write failed or took too long
 */
export async function onDisk(remembered: RememberedStore): Promise<boolean> {
  const longest = failed.has(remembered) ? littlePatience : patience
  const done = await within(longest, remembered.flush(longest), () => false)
  if (done) failed.delete(remembered)
  else failed.add(remembered)
  return done
}

/**
 * Does something that makes the pool send an SMS. First it writes `intent` to the disk, so that after a crash the next
 * start knows that an SMS may be on its way, and sends no other. When the pool refuses, it takes the note back.
 * @param intent what the app remembers until it knows whether the SMS was sent
 */
export async function notedBefore<Sent extends { ok: boolean }>(
  remembered: RememberedStore,
  intent: Partial<Remembered>,
  send: () => Promise<Sent>,
): Promise<Sent> {
  const before = { ...remembered.get() }
  remembered.update(intent)
  await onDisk(remembered)
  const sent = await send()
  if (!sent.ok) {
    const keys = Object.keys(intent) as (keyof Remembered)[]
    remembered.update(Object.fromEntries(keys.map((key) => [key, before[key]])))
  }
  return sent
}
