import type { RememberedStore, Remembered } from '../../settings/remembered.ts'
import { within } from '../../within.ts'

/** How long a person waits for the disk, in milliseconds; and when the last write already failed. */
const patience = 3_000
const littlePatience = 50

const failed = new WeakSet<RememberedStore>()

/**
 * Waits until the disk holds what is remembered. For everything whose loss would let a start tell another story than
 * the user was told: a session that was ended, a code that is on its way (decision 0010).
 * @returns whether it does; false when it could not be written, or not in time
 */
export async function onDisk(remembered: RememberedStore): Promise<boolean> {
  const longest = failed.has(remembered) ? littlePatience : patience
  const done = await within(longest, remembered.flush(), () => false)
  if (done) failed.delete(remembered)
  else failed.add(remembered)
  return done
}

/**
 * Does something that makes the pool send an SMS. What the next start must know in order to send no other is on the
 * disk first: the app may end before the answer comes. When the pool refuses, it is taken back.
 * @param intent what is remembered while nobody knows whether the SMS was sent
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
