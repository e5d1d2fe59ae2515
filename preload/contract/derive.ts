import { z } from './schema.ts'
import { callChannel, eventChannel } from './channels.ts'
import { calls, events } from './contract.ts'
import type { Call } from './define.ts'
import { commonErrors, errorSchema, type CommonError, type ErrorCode } from './errors.ts'
import type { Result } from './result.ts'

// Everything here follows from the declarations in `contract.ts`; nothing names a call by hand.

type Calls = typeof calls
type Events = typeof events

export type Group = keyof Calls
export type EventName = keyof Events
export type EventPayload<Name extends EventName> = z.output<Events[Name]>

type InputOf<C> = C extends Call<infer Input> ? z.input<Input> : never
type ParsedOf<C> = C extends Call<infer Input> ? z.output<Input> : never
type OutputOf<C> = C extends Call<z.ZodMiniType, infer Output> ? z.output<Output> : never
type CodeOf<C> = C extends Call<z.ZodMiniType, z.ZodMiniType, infer Code> ? Code : never

/** The arguments of a call on the bridge: none when the call has no input. */
type Arguments<Input> = [Input] extends [undefined] ? [] : [input: Input]

/** What a call answers: its output, one of its declared errors, or one of the common errors. */
export type Answer<C> = Result<OutputOf<C>, CodeOf<C> | CommonError>

type BridgeCalls = {
  [G in Group]: { [N in keyof Calls[G]]: (...input: Arguments<InputOf<Calls[G][N]>>) => Promise<Answer<Calls[G][N]>> }
}

/** `window.app`, the only thing that the page gets from outside. */
export type Bridge = BridgeCalls & {
  /** Calls `listener` for each event until the returned function is called. */
  on: <Name extends EventName>(event: Name, listener: (payload: EventPayload<Name>) => void) => () => void
}

/**
 * The handlers of all calls, as one complete object. A call without a handler does not compile, nor does a handler that
 * answers a code which its call does not declare.
 */
export type Handlers = {
  [G in Group]: { [N in keyof Calls[G]]: (input: ParsedOf<Calls[G][N]>) => Promise<Answer<Calls[G][N]>> }
}

/** Sends a declared event to the page. */
export type Emit = <Name extends EventName>(event: Name, payload: EventPayload<Name>) => void

/** A declared call with its group, its name and its channel. */
export interface ListedCall {
  group: Group
  name: string
  channel: string
  declaration: Call
  /** Schema of everything that the call may answer. Made when it is first asked for: all at once hold up a start. */
  readonly result: z.ZodMiniType<Result<unknown>>
}

/** All declared calls, in the order of the contract. */
export function listCalls(): ListedCall[] {
  return Object.entries(calls).flatMap(([group, members]) =>
    Object.entries(members as Record<string, Call>).map(([name, declaration]) => ({
      group: group as Group,
      name,
      channel: callChannel(group, name),
      declaration,
      get result() {
        return resultSchema(declaration)
      },
    })),
  )
}

/** The channels of all calls, by group and name, and of all events. The preload needs nothing else of the contract. */
export function listChannels(): { calls: Record<string, Record<string, string>>; events: Record<string, string> } {
  const byGroup: Record<string, Record<string, string>> = {}
  for (const { group, name, channel } of listCalls()) (byGroup[group] ??= {})[name] = channel
  const names = Object.keys(events) as EventName[]
  return { calls: byGroup, events: Object.fromEntries(names.map((name) => [name, eventChannel(name)])) }
}

const results = new WeakMap<Call, z.ZodMiniType<Result<unknown>>>()

function resultSchema(declaration: Call): z.ZodMiniType<Result<unknown>> {
  const made = results.get(declaration)
  if (made !== undefined) return made
  const codes = [...new Set<ErrorCode>([...declaration.errors, ...commonErrors])]
  const schema: z.ZodMiniType<Result<unknown>> = z.union([
    z.strictObject({ ok: z.literal(true), value: declaration.output }),
    z.strictObject({ ok: z.literal(false), error: z.union(codes.map(errorSchema)) }),
  ])
  results.set(declaration, schema)
  return schema
}
