import { page, userEvent, type Locator } from 'vitest/browser'
import type { Session } from '../../preload/contract/session.ts'
import type { Wait } from '../../preload/contract/wait.ts'
import type { Messages } from '../locales/types.ts'
import type { Double } from '../testing/double.ts'
import type { Opening } from '../testing/open-app.ts'
import { button, fill, labelled } from '../testing/screen.ts'

/** One state of one screen: how the app is opened, and what the user does there, by the texts of the language. */
export interface Scene {
  name: string
  opening: Opening
  act?: (texts: Messages) => Promise<void>
}

const minute = 60_000

/** A wait that has just begun; it must not be over by the time its scene is shown. */
export function waitFor(cause: Wait['cause']): Wait {
  return { until: Date.now() + (cause === 'codeSent' ? minute / 2 : 20 * minute), cause }
}

/** The same session, with its wait begun just now. */
export function withFreshWait(session: Session): Session {
  if (session.status === 'signedIn') {
    const { phoneCode, confirming } = session
    return { ...session, phoneCode: withFresh(phoneCode), confirming: withFresh(confirming) }
  }
  return 'wait' in session && session.wait ? { ...session, wait: waitFor(session.wait.cause) } : session
}

function withFresh<Waiting extends { wait: Wait | null } | null>(waiting: Waiting): Waiting {
  return waiting?.wait ? { ...waiting, wait: waitFor(waiting.wait.cause) } : waiting
}

/** Presses the button with this text. */
export async function press(text: string): Promise<void> {
  await button(text).click()
}

/** Types a code from its first box on. The last digit submits a form that wants nothing else. */
export async function enterCode(texts: Messages, code: string): Promise<void> {
  await codeBoxes(texts).click()
  await userEvent.keyboard(code)
}

function codeBoxes({ code }: Messages): Locator {
  // In a language that is written from right to left each number is isolated.
  const name = code.digit.replace('{position}', '\u2068?1\u2069?').replace('{count}', '\u2068?6\u2069?')
  return page.getByRole('textbox', { name: new RegExp(`^${name}$`) })
}

/** Fills the sign-up form. */
export async function fillSignUp(texts: Messages, values: SignUpValues): Promise<void> {
  const { phoneNumber, attributes, password } = values
  const { fields } = texts
  await fill({ [fields.phoneNumber]: phoneNumber, ...labelled(attributes, texts), [fields.password]: password })
}

interface SignUpValues {
  phoneNumber: string
  attributes: Readonly<Record<string, string>>
  password: string
}

/** A call that does not come back while the picture is taken. */
export function hang(
  call: 'auth.signIn' | 'auth.signUp' | 'auth.confirmSignUp' | 'diagnostics.preview' | 'app.getLicences',
) {
  return (double: Double): void => {
    double.answer(call, new Promise<never>(() => undefined))
  }
}
