import { defineStore } from 'pinia'
import type { Bridge } from '../../preload/contract/derive.ts'
import type { SignedInPlace } from '../../preload/contract/session.ts'
import { useBridge } from '../bridge.ts'
import { useLastTold } from './last-told.ts'
import { useSessionStore } from './session.ts'

/** Where the account is signed in. */
export const usePlacesStore = defineStore('places', () => {
  const bridge = useBridge()
  const session = useSessionStore()
  const { current, take } = useLastTold<readonly SignedInPlace[]>()

  return {
    current,
    load: () => take(bridge.sessions.list()),
    end: (id: string) => take(bridge.sessions.end({ id })),
    endOthers: () => take(bridge.sessions.endOthers()),
    endEverywhere: (input: Parameters<Bridge['sessions']['endEverywhere']>[0]) =>
      session.take(bridge.sessions.endEverywhere(input)),
  }
})
