import { fromStandIn, registerScheme } from './address.ts'
import { strict } from './not-in-host.ts'

type SchemeHandler = (request: Request) => Response | Promise<Response>

interface CustomScheme {
  scheme: string
  privileges?: { standard?: boolean; secure?: boolean }
}

const handlers = new Map<string, SchemeHandler>()

export const protocol = strict('protocol', {
  /** Stand-in origins are standard and secure; a scheme that is not would behave differently in Electron. */
  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    for (const { scheme, privileges } of schemes) {
      if (!privileges?.standard || !privileges.secure)
        throw new Error(`${scheme}: only standard and secure is in the host`)
      registerScheme(scheme)
    }
  },

  handle(scheme: string, handler: SchemeHandler): void {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    handlers.set(scheme, handler)
  },

  unhandle(scheme: string): void {
    handlers.delete(scheme)
  },

  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
})

/** What the browser asked for, at a stand-in address. */
export interface PageRequest {
  url: string
  method: string
  headers: Record<string, string>
  body: string | undefined
}

/** Has the application's own handler answer; undefined when the scheme has none. */
export async function answerRequest({ url, method, headers, body }: PageRequest): Promise<Response | undefined> {
  const address = fromStandIn(url)
  const handler = handlers.get(new URL(address).protocol.slice(0, -1))
  return handler?.(new Request(address, { method, headers, ...(body !== undefined && { body }) }))
}
