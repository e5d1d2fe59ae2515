/** How long a password may wait for its confirmation code, in milliseconds. */
const lifetime = 3 * 60_000

/** Holds the password of a fresh sign-up for the sign-in that follows its confirmation, three minutes at most (decision 0012). */
export interface HeldPassword {
  keep(password: string): void
  /** The password, once; null when there is none or its time is over. */
  take(): string | null
  forget(): void
}

/**
 * Holds nothing at first. The password is nowhere else: not on disk, not in the session. A timer removes it, and the
 * clock is asked as well: timers stand still while the machine sleeps.
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
      // It must not keep a closing app alive.
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
