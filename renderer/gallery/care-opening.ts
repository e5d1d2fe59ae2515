import { page } from 'vitest/browser'
import type { AppInfo } from '../../preload/contract/machine.ts'
import type { Factors, Session, SignedInPlace } from '../../preload/contract/session.ts'
import type { Messages } from '../locales/types.ts'
import type { Double } from '../testing/double.ts'
import type { Opening } from '../testing/open-app.ts'
import { allOffered, goodPassword, noFactors, places, sessions, totpKey } from '../testing/samples.ts'
import { press } from './scene.ts'

// How an account is opened whose user looks after it.

/** What a pool holds for the user of a scene. */
export interface Held {
  rules?: Partial<AppInfo['signIn']>
  factors?: Factors
  places?: SignedInPlace[]
  session?: Session
  script?: (double: Double) => void
}

/** A room or a form of an account on a stage that offers everything, but for what is given. */
export function careAt(at: string, held: Held = {}): Opening {
  return {
    at,
    session: held.session ?? sessions.signedIn,
    info: { signIn: { ...allOffered, ...held.rules } },
    script: (double) => {
      double.answer('factors.get', { ok: true, value: held.factors ?? noFactors })
      double.answer('sessions.list', { ok: true, value: held.places ?? places })
      double.answer('factors.getTotpKey', { ok: true, value: totpKey })
      held.script?.(double)
    },
  }
}

/** Ends every session, with the password. */
export async function signOutEverywhere(texts: Messages): Promise<void> {
  await press(texts.places.everywhere)
  // Behind the dialog stands another password, and the button that opened it.
  const dialog = page.getByRole('dialog')
  await dialog.getByLabelText(texts.fields.password, { exact: true }).fill(goodPassword)
  await dialog.getByRole('button', { name: texts.places.everywhere, exact: true }).click()
}

/** Signs the place out that stands last in the list. */
export async function endLastPlace({ places: { end } }: Messages): Promise<void> {
  await page.getByRole('main').getByText(end, { exact: true }).last().click()
}
