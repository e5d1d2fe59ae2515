import { lstatSync, renameSync } from 'node:fs'
import { describeError, type Log } from '../diagnostics/log.ts'
import { codeOf } from './open-text.ts'

/** So many files are kept; the newest replaces the last of them. */
const most = 9

/**
 * Renames whatever is in a file's place, so that a new file can be written and nothing is lost: to `.unreadable`, then
 * `.unreadable.2` and so on. Of a link it renames the link itself.
 * @returns whether the place is free now
 */
export function setAside(file: string, log: Log): boolean {
  try {
    renameSync(file, freeName(`${file}.unreadable`))
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true
    log.warn('a file could not be set aside', { code: codeOf(error), ...describeError(error) })
    return false
  }
}

function freeName(name: string): string {
  for (let number = 1; number < most; number += 1) {
    const candidate = number === 1 ? name : `${name}.${number}`
    if (lstatSync(candidate, { throwIfNoEntry: false }) === undefined) return candidate
  }
  return `${name}.${most}`
}
