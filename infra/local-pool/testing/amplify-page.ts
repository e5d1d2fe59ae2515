import { Amplify } from 'aws-amplify'
import * as auth from 'aws-amplify/auth'

// Runs in a page of the web, to which it gives Amplify as `window.amplify`. `pages.spec.ts` bundles it.

Object.assign(globalThis, { amplify: { configure: Amplify.configure.bind(Amplify), ...auth } })
