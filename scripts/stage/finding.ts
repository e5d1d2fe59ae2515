/**
 * What a check of the doctor found.
 *
 * - `ok`: it is as it should be.
 * - `note`: the app works, and somebody should know this.
 * - `failed`: the app does not work, or not as the stage's file says.
 * - `unknown`: it could not be checked here.
 */
export interface Finding {
  state: 'ok' | 'note' | 'failed' | 'unknown'
  /** What was checked, in a few words. */
  about: string
  /** What was found and, unless all is well, what to do. */
  says: string
}

/** Why something cannot be checked on this machine, which says nothing of the stage. */
export class CannotCheck extends Error {
  override readonly name = 'CannotCheck'
}

const signs: Record<Finding['state'], string> = { ok: 'ok', note: 'note', failed: 'FAILED', unknown: 'not checked' }

/** The finding in one line. */
export function lineOf({ state, about, says }: Finding): string {
  return `${signs[state].padEnd(11)}  ${about}: ${says.replaceAll(/\s*\n\s*/g, ' ')}`
}

/** Whether the app may go out with these findings. */
export function isWell(findings: readonly Finding[]): boolean {
  return findings.every(({ state }) => state !== 'failed')
}
