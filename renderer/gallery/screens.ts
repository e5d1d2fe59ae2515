import { accountScenes } from './account-scenes.ts'
import { careScenes } from './care-scenes.ts'
import { consentScenes } from './consent-scenes.ts'
import { codeScenes } from './code-scenes.ts'
import { dialogScenes } from './dialog-scenes.ts'
import { homeScenes } from './home-scenes.ts'
import type { Scene } from './scene.ts'
import { securityScenes } from './security-scenes.ts'
import { signInScenes } from './sign-in-scenes.ts'
import { signUpScenes } from './sign-up-scenes.ts'
import { stageScenes } from './stage-scenes.ts'
import { startScenes } from './start-scenes.ts'

// Every screen in every state that main can bring it to, and with what the user may have typed.

/** Every state but the failures of calls; those are in `failures.ts`. */
export const screenScenes: Scene[] = [
  ...startScenes,
  ...signUpScenes,
  ...codeScenes,
  ...signInScenes,
  ...accountScenes,
  ...homeScenes,
  ...securityScenes,
  ...careScenes,
  ...consentScenes,
  ...stageScenes,
  ...dialogScenes,
]
