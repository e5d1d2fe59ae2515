import type { Scene } from './scene.ts'
import { screenScenes } from './screens.ts'

/** One scene of each screen, with as much on it as there can be. */
const names = [
  'restoring, Offline',
  'sign-in, keychain locked',
  'sign-in, list of countries',
  'sign-up, all wrong',
  'confirming the number, wait after codeSent',
  'asking for a reset, limited',
  'choosing a new password, filled',
  'verifying the number, no destination told',
  'profile, not verified',
  'profile, an update is ready',
  'editing the profile, emptied',
  'changing the password, filled',
  'settings, update downloading',
  'settings, languages',
  'diagnostics',
]

/** A few scenes, for what a theme changes everywhere alike. */
export const sampleScenes: Scene[] = names.map((name) => {
  const scene = screenScenes.find((candidate) => candidate.name === name)
  if (!scene) throw new Error(`no scene is called ${name}`)
  return scene
})
