import { en } from '../../renderer/locales/en.ts'
import { newestCode } from './codes.ts'
import type { Person } from './person.ts'
import type { Rig } from './rig.ts'
import * as screens from './screens.ts'

/** From the sign-in screen to the code screen. */
export async function signUp({ app: { page } }: Rig, person: Person): Promise<void> {
  await screens.fillSignUp(page, person)
  await screens.press(page, en.signUp.submit)
  await screens.seeScreen(page, 'confirm')
}

/** From the code screen to the profile. */
export async function confirm({ app: { page }, pool }: Rig, person: Person): Promise<void> {
  await screens.submitCode(page, newestCode(pool, person.phoneNumber))
  await screens.seeProfile(page, person)
}

/** From the sign-in screen to the profile. */
export async function signIn({ app: { page } }: Rig, person: Person): Promise<void> {
  await screens.fillSignIn(page, person)
  await screens.press(page, en.signIn.submit)
  await screens.seeProfile(page, person)
}

/** From the sign-in screen to whatever the pool asks for beside the password. */
export async function givePassword({ app: { page } }: Rig, person: Person): Promise<void> {
  await screens.fillSignIn(page, person)
  await screens.press(page, en.signIn.submit)
}
