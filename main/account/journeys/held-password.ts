/** How long a password may wait for a code, in milliseconds. */
const lifetime = 3 * 60_000

/**
 * Holds a password in memory, three minutes at most: a new sign-up's for the sign-in after its confirmation
 * (decision 0012), and that of a sign-in with steps for another code or another way (decision 0064).
 */
export interface HeldPassword {
  keep(password: string): void
  /** Gives the password out once; null when there is none or its three minutes are over. */
  take(): string | null
  /** The password, which stays held for the rest of its time; null as with `take`. */
  read(): string | null
  forget(): void
}

/**
 * Holds nothing at first. The password is in memory only: not on disk, not in the session. A timer removes it; `take` and
 * `read` ask the clock too, because timers stand still while the machine sleeps.
 */
export function createHeldPassword(): HeldPassword {
  let held: string | null = null
  let expires = 0
  let timer: NodeJS.Timeout | undefined

  const forget = (): void => {
    held = null
    clearTimeout(timer)
  }
  const read = (): string | null => (Date.now() < expires ? held : null)
  return {
    keep(password) {
      forget()
      held = password
      expires = Date.now() + lifetime
      timer = setTimeout(forget, lifetime)
      // Without this the timer would keep a closing app alive for up to three minutes.
      timer.unref()
    },
    take() {
      const password = read()
      forget()
      return password
    },
    read,
    forget,
  }
}
