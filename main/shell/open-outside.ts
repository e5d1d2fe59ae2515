import { shell } from 'electron'
import type { Outside } from '../../preload/contract/brand.ts'
import type { Language } from '../../preload/contract/machine.ts'
import { describeError, type Log } from '../diagnostics/log.ts'
import { done, failed, type Outcome } from '../outcome.ts'
import { within } from '../within.ts'
import { addressOf, type Contacts } from './outside-address.ts'

/** How long the system may take to open a program, in milliseconds. Then the user is told that it did not. */
const patience = 5_000

/** The call of the contract (`app.open`): opens an address of the contacts in the program that the system has for it. */
export function createOpenOutside(contacts: Contacts, log: Log) {
  return async (what: Outside, language: Language): Promise<Outcome<null, 'NotOpened'>> => {
    const address = addressOf(contacts, what, language)
    if (address === null) return failed({ code: 'NotOpened' })
    try {
      await within(patience, shell.openExternal(address), () => {
        throw new Error('the system took too long')
      })
      return done(null)
    } catch (error) {
      log.warn('an address could not be opened', describeError(error))
      return failed({ code: 'NotOpened' })
    }
  }
}
