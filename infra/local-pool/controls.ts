import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import type { PoolControl } from './control.ts'
import { BodyTooLarge, json, readBody, type Answer } from './http.ts'

const milliseconds = z.int().min(-1e12).max(1e12)

const clockChange = z.strictObject({
  advanceMs: milliseconds.optional(),
  skewMs: milliseconds.optional(),
  frozen: z.literal(true).optional(),
})

const removal = z.strictObject({ what: z.enum(['client', 'pool']) })

const importedUser = z.looseObject({ phone_number: z.string().regex(/^\+[1-9]\d{1,14}$/) }).catchall(z.string())

const common = {
  operation: z.string().min(1),
  times: z.int().min(1).max(1_000_000).default(1),
}
const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('error'),
    error: z.strictObject({ name: z.string().min(1), message: z.string() }).exactOptional(),
    when: z.enum(['before', 'after']).exactOptional(),
  }),
  z.strictObject({ ...common, kind: z.literal('status'), status: z.int().min(400).max(599).exactOptional() }),
  z.strictObject({ ...common, kind: z.literal('delay'), delayMs: z.int().min(1).max(600_000) }),
  z.strictObject({ ...common, kind: z.literal('drop'), when: z.enum(['before', 'after']).exactOptional() }),
  z.strictObject({ ...common, kind: z.literal('truncate') }),
  z.strictObject({ ...common, kind: z.literal('contentType') }),
])

/**
 * Answers `/_local/…`. Each request must carry `x-local-pool: 1`: a web page cannot send that to another origin
 * without a preflight, and none is answered here.
 */
export async function answerControl(control: PoolControl, request: IncomingMessage): Promise<Answer> {
  if (request.headers['x-local-pool'] !== '1') return json(403, { message: 'Send the header x-local-pool: 1.' })
  try {
    return await act(control, request)
  } catch (error) {
    if (error instanceof z.ZodError) return json(400, { message: z.prettifyError(error) })
    if (error instanceof SyntaxError) return json(400, { message: 'The body is not JSON.' })
    if (error instanceof BodyTooLarge) return json(413, { message: 'The body is too large.' })
    throw error
  }
}

async function act(control: PoolControl, request: IncomingMessage): Promise<Answer> {
  const path = (request.url ?? '').split('?')[0] ?? ''
  switch (`${request.method ?? ''} ${path}`) {
    case 'GET /_local/sms':
      return json(200, control.sms())
    case 'GET /_local/requests':
      return json(200, control.requests())
    case 'POST /_local/clock': {
      const { advanceMs, skewMs, frozen } = clockChange.parse(JSON.parse(await readBody(request)))
      if (frozen === true) control.freezeClock()
      if (advanceMs !== undefined) control.advanceClock(advanceMs)
      if (skewMs !== undefined) control.skewClock(skewMs)
      return json(200, { now: new Date(control.now()).toISOString() })
    }
    case 'POST /_local/users': {
      const { phone_number: phone, ...attributes } = importedUser.parse(JSON.parse(await readBody(request)))
      return json(200, { sub: control.importUser(phone, attributes) })
    }
    case 'POST /_local/faults':
      control.addFault(faultSchema.parse(JSON.parse(await readBody(request))))
      return json(200, {})
    case 'POST /_local/removal':
      control.remove(removal.parse(JSON.parse(await readBody(request))).what)
      return json(200, {})
    case 'DELETE /_local/state':
      await control.reset()
      return json(200, {})
    default:
      return json(404, { message: `There is no ${request.method ?? ''} ${path}.` })
  }
}
