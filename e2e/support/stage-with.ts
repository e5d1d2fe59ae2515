import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SignInRules } from '../../preload/contract/sign-in-rules.ts'
import { readStage } from '../../scripts/stage.ts'

/** A stage that offers everything for the care of an account. */
export const everything: SignInRules = {
  selfSignUp: true,
  challengeMinutes: 3,
  secondFactor: 'OPTIONAL',
  totp: true,
  newNumber: true,
  sessions: true,
  deleteAccount: true,
}

let written = 0

/** Writes the file of a stage like the local one, but with these rules, into a folder. @returns its path */
export function writeStage(folder: string, rules: Partial<SignInRules>): string {
  written += 1
  const file = join(folder, `stage-${String(written)}.json`)
  writeFileSync(file, JSON.stringify({ ...readStage('local'), signIn: { ...everything, ...rules } }))
  return file
}
