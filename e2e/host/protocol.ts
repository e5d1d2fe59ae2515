import { fromStandIn, registerScheme } from './address.ts'
import { strict } from './not-in-host.ts'

type SchemeHandler = (request: Request) => Response | Promise<Response>

const handlers = new Map<string, SchemeHandler>()

export const protocol = strict('protocol', {
  /** Stand-in origins are standard and secure, whatever is asked for. */
  registerSchemesAsPrivileged(schemes: { scheme: string }[]): void {
    for (const { scheme } of schemes) registerScheme(scheme)
  },

  handle(scheme: string, handler: SchemeHandler): void {
    handlers.set(scheme, handler)
  },
})

/** What the browser asked for, at a stand-in address. */
export interface PageRequest {
  url: string
  method: string
  headers: Record<string, string>
}

/** Has the application's own handler answer; undefined when the scheme has none. */
export async function answerRequest({ url, method, headers }: PageRequest): Promise<Response | undefined> {
  const address = fromStandIn(url)
  const handler = handlers.get(new URL(address).protocol.slice(0, -1))
  return handler?.(new Request(address, { method, headers }))
}
