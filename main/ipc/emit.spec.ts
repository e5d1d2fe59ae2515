import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { events } from '../../preload/contract/contract.ts'
import type { Emit, EventName } from '../../preload/contract/derive.ts'
import { nearly, valid } from '../../preload/contract/testing/generate.ts'
import type { Session } from '../../preload/contract/session.ts'
import { createLog } from '../diagnostics/log.ts'
import { createEmit } from './emit.ts'

const names = Object.keys(events) as EventName[]
const lines: string[] = []
const sent: [channel: string, payload: unknown][] = []
const emit = createEmit({
  contents: () => ({ send: (channel: string, payload: unknown) => sent.push([channel, payload]) }),
  log: createLog((line) => lines.push(line)),
})
/** Emits as code would that the compiler did not check. */
const emitAnything = emit as (event: EventName, payload: unknown) => void

const signedIn: Session = {
  status: 'signedIn',
  profile: { phoneNumber: null, phoneNumberVerified: false, attributes: {} },
  since: 1_700_000_000_000,
  keptIn: 'memory',
  phoneCode: null,
  confirmedUntil: null,
  confirming: null,
}

/** Payloads of each event as declared, at least one each. */
const declared: Record<EventName, Parameters<Emit>[1][]> = {
  sessionChanged: [
    signedIn,
    { status: 'restoring', wasSignedIn: true, problem: 'AppRefused', profile: signedIn.profile },
    { status: 'signedOut', phoneNumber: null, notice: 'accountDisabled', wait: null },
  ],
  keychainChanged: ['ready', 'locked'],
  connectionChanged: ['online', 'offline'],
  settingsChanged: [{ theme: 'dark', language: 'de', country: null }],
  updateChanged: [{ status: 'off' }, { status: 'downloading', version: '2.0.0', percent: 42 }],
  folderUnusable: ['/home/ada/.config/Latchkey'],
  proxyQuestionChanged: [{ id: 1, host: 'proxy.example', port: 8080, scheme: 'basic', refused: null }],
  screenRequested: ['settings', 'diagnostics', 'about'],
}

beforeEach(() => {
  lines.length = 0
  sent.length = 0
})

describe.each(names)('the event %s', (name) => {
  it('reaches the page as it is declared', () => {
    for (const payload of declared[name]) emitAnything(name, payload)
    expect(sent).toEqual(declared[name].map((payload) => [`event:${name}`, payload]))
    expect(lines).toEqual([])
  })

  it('is logged without its content, and not sent, when it is anything else', () => {
    const secret = 'eyJhbGciOi-secret'
    const anything = fc.oneof(
      fc.anything({ withBigInt: true, withNullPrototype: true }),
      valid(events[name]),
      nearly(valid(events[name])),
      // A declared payload with one more thing in it.
      fc.constantFrom(...declared[name]).map((payload) => ({ ...Object(payload), refreshToken: secret }) as unknown),
    )
    const property = fc.property(anything, (payload) => {
      lines.length = 0
      sent.length = 0
      emitAnything(name, payload)
      if (events[name].safeParse(payload).success) expect(sent).toHaveLength(1)
      else expect([sent, lines.length]).toEqual([[], 1])
      expect(JSON.stringify([sent, lines])).not.toContain(secret)
    })
    fc.assert(property, { numRuns: 300 })
  })
})

describe('an event', () => {
  it('lets nothing ride along in the parts that it has', () => {
    emitAnything('sessionChanged', { ...signedIn, profile: { ...signedIn.profile, refreshToken: 'x' } })
    expect(sent).toEqual([['event:sessionChanged', signedIn]])
  })

  it('goes nowhere while there is no page', () => {
    createEmit({ contents: () => null, log: createLog((line) => lines.push(line)) })('connectionChanged', 'offline')
    expect(lines).toEqual([])
  })
})
