import { inject, type InjectionKey } from 'vue'
import type { Bridge, Group } from '../preload/contract/derive.ts'

// The only file that touches `window.app`.

declare global {
  interface Window {
    readonly app: Bridge
  }
}

type AnyCall = (input?: unknown) => Promise<unknown>

/** Under this key the app provides the bridge to its stores. */
export const bridgeKey: InjectionKey<Bridge> = Symbol('bridge')

/** The bridge that this app was given. Call it while a store is set up: later there is nothing to inject from. */
export function useBridge(): Bridge {
  const bridge = inject(bridgeKey)
  if (bridge === undefined) throw new Error('No bridge was provided to the app.')
  return bridge
}

/** The bridge that the preload exposed, made safe by `withoutRejections`. */
export function connectBridge(): Bridge {
  return withoutRejections(window.app)
}

/**
 * The same bridge, of which every call resolves to a `Result`. Electron rejects a call only when the main process could
 * not answer at all; the screens get that as `Unexpected`.
 */
export function withoutRejections(bridge: Bridge): Bridge {
  const { on, ...groups } = bridge
  const safe = Object.entries(groups).map(([group, members]) => [group, settleAll(members)])
  return { ...(Object.fromEntries(safe) as Pick<Bridge, Group>), on }
}

function settleAll(members: object): Record<string, AnyCall> {
  return Object.fromEntries(
    Object.entries(members).map(([name, call]: [string, AnyCall]) => [name, (input?: unknown) => settle(call, input)]),
  )
}

async function settle(call: AnyCall, input: unknown): Promise<unknown> {
  try {
    return await call(input)
  } catch {
    return { ok: false, error: { code: 'Unexpected' } }
  }
}
