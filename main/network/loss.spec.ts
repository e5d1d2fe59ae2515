import { describe, expect, it } from 'vitest'
import { lossOf } from './loss.ts'
import { RequestError } from './request.ts'
import { netErrors, type NetError, type Phase } from './testing/net-errors.ts'

// The names are Chromium's, with which Electron's network stack rejects. e2e/electron/network-losses.spec.ts makes
// these errors in a real Chromium.

const meanings = {
  before: 'Offline',
  either: 'AnswerLost',
  after: 'AnswerLost',
  redirected: 'ServerUnavailable',
} as const

const inPhase = (...phases: Phase[]): NetError[] => netErrors.filter(({ phase }) => phases.includes(phase))

/** The error as Electron's `net.request` reports it. */
const told = ({ name }: NetError, sent: boolean | null): Error => new RequestError(new Error(`net::${name}`), sent)

describe('what a failed request means, for every error of Chromium’s', () => {
  it.each(netErrors)('$name ($number), when nothing else is known', (error) => {
    const { name, phase } = error
    const wrapped = new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: name }) })
    for (const thrown of [told(error, null), new Error(`net::${name}`), wrapped])
      expect(lossOf(thrown)).toBe(meanings[phase])
  })

  it.each(inPhase('before', 'either', 'after'))('$name is a lost answer when the request was sent', (error) => {
    expect(lossOf(told(error, true))).toBe('AnswerLost')
  })

  it.each(inPhase('before', 'either'))('$name is no way to the server when nothing was sent', (error) => {
    const knowsNothing = ['ERR_FAILED', 'ERR_ABORTED'].includes(error.name)
    expect(lossOf(told(error, false))).toBe(knowsNothing ? 'AnswerLost' : 'Offline')
  })

  it.each(inPhase('redirected'))('$name is nothing that the pool says, whatever was sent', (error) => {
    for (const sent of [true, false, null]) expect(lossOf(told(error, sent))).toBe('ServerUnavailable')
  })

  it('has one number and one name for each, and the phases of the ranges that have one', () => {
    const numbers = new Set(netErrors.map(({ number }) => number))
    const names = new Set(netErrors.map(({ name }) => name))
    expect([numbers.size, names.size]).toEqual([netErrors.length, netErrors.length])
    const phasesFrom = (first: number): Phase[] => {
      const range = netErrors.filter(({ number }) => number >= first && number < first + 100)
      return [...new Set(range.map(({ phase }) => phase))]
    }
    // Chromium checks names and certificates before it has a connection.
    expect([phasesFrom(200), phasesFrom(800)]).toEqual([['before'], ['before']])
  })

  it('is in doubt for a name that Chromium did not have yet, unless nothing was sent', () => {
    const error = new Error('net::ERR_SOMETHING_NEW')
    const sent = [null, true, false].map((known) => lossOf(new RequestError(error, known)))
    expect([lossOf(error), ...sent]).toEqual(['AnswerLost', 'AnswerLost', 'AnswerLost', 'Offline'])
  })
})

it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'])('knows Node’s %s', (code) => {
  expect(lossOf(new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) }))).toBe('Offline')
})

it('is in doubt for what is no error of the network', () => {
  for (const thrown of [null, 'text', new Error(''), new TypeError('a body that is no text'), {}])
    expect(lossOf(thrown)).toBe('AnswerLost')
})
