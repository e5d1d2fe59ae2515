import type { Scene } from './scene.ts'
import { screenScenes } from './screens.ts'

/** One scene of each screen: the one with the most on it. */
const names = [
  'restoring, Offline',
  'sign-in, keychain locked',
  'sign-in, list of countries',
  'sign-in, list of languages',
  'sign-up, all wrong',
  'confirming the number, wait after codeSent',
  'asking for a reset, limited',
  'choosing a new password, filled',
  'signing in, code by text message, another way',
  'signing in, choosing among 2',
  'signing in, setting up the app',
  'verifying the number, no destination told',
  'profile, not verified',
  'profile, an update is ready',
  'editing the profile, emptied',
  'changing the password, filled',
  'security, both factors',
  'security, about to sign out everywhere',
  'confirming, wait after codeSent',
  'deleting the account, wrong digits',
  'department, sign-up, the choices',
  'invited, editing, unreadable',
  'settings, update downloading',
  'settings, languages',
  'about',
  'support, every way',
  'sign-up, terms not agreed to',
  'consent',
  'diagnostics',
]

/** A few scenes, for checks of what a theme changes on all screens in the same way. */
export const sampleScenes: Scene[] = names.map((name) => {
  const scene = screenScenes.find((candidate) => candidate.name === name)
  if (!scene) throw new Error(`no scene is called ${name}`)
  return scene
})
