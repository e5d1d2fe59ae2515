/** How long a password may wait for its confirmation code, in milliseconds. */
const lifetime = 3 * 60_000

/**
 * Holds the password of a new sign-up in memory for the sign-in after its confirmation, three minutes at most
 * (decision 0012).
 */
export interface HeldPassword {
  keep(password: string): void
  /** Gives the password out once; null when there is none or its three minutes are over. */
  take(): string | null
  forget(): void
}

/**
 * Holds nothing at first. The password is in memory only: not on disk, not in the session. A timer removes it; `take`
 * asks the clock too, because timers stand still while the machine sleeps.
 */
export function createHeldPassword(): HeldPassword {
  let held: string | null = null
  let expires = 0
  let timer: NodeJS.Timeout | undefined

  const forget = (): void => {
    held = null
    clearTimeout(timer)
  }
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
      const password = Date.now() < expires ? held : null
      forget()
      return password
    },
    forget,
  }
}
