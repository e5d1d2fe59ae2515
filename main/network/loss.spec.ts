import { describe, expect, it } from 'vitest'
import type { Obstacle } from '../../preload/contract/errors.ts'
import { lossOf } from './loss.ts'
import { RequestError } from './request.ts'
import { netErrors, type NetError, type Phase } from './testing/net-errors.ts'

// The names are Chromium's, with which Electron's network stack rejects. e2e/electron/network-losses.spec.ts makes
// these errors in a real Chromium.

/** The obstacle that each of these errors means, by number. All others have none. */
const obstaclesOf: Record<Exclude<Obstacle, 'ClockWrong'>, number[]> = {
  NetworkSignIn: [140, 303, 310, 311],
  ProxySignIn: [115, 127, 323, 329, 338, 339, 341, 342, 343, 344, 364],
  NetworkBlocked: [10, 20, 22, 30, 33, 34, 35, 36, 138, 383, 384, 385],
  CertificateUnknown: [136, 202, 217, 219, 380],
  CertificateDate: [201],
  CertificateForOther: [200, 210],
  CertificateRefused: [
    ...[149, 150, 156, 167, 168, 169, 171, 181],
    ...[203, 204, 205, 206, 207, 208, 211, 212, 213, 214, 215],
  ],
  CertificateWanted: [110, 117, 134, 135, 141, 151, 164, 177, 502],
  NotSecure: [
    ...[31, 37, 107, 112, 113, 114, 122, 123, 125, 126, 148, 153, 159, 172, 180, 182, 183, 184],
    ...[358, 360],
  ],
}

const obstacleOf = ({ number }: NetError): Obstacle | undefined =>
  (Object.keys(obstaclesOf) as (keyof typeof obstaclesOf)[]).find((code) => obstaclesOf[code].includes(number))

const inPhase = (...phases: Phase[]): NetError[] => netErrors.filter(({ phase }) => phases.includes(phase))

/** The error as Electron's `net.request` reports it. */
const told = ({ name }: Pick<NetError, 'name'>, sent: boolean | null): Error =>
  new RequestError(new Error(`net::${name}`), sent)

describe('what a failed request means, for every error of Chromium’s', () => {
  it.each(netErrors)('$name ($number), when nothing else is known', (error) => {
    const { name, phase } = error
    const wrapped = new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: name }) })
    const unsent = phase === 'before' || phase === 'redirected'
    const expected = unsent ? (obstacleOf(error) ?? 'Offline') : 'AnswerLost'
    for (const thrown of [told(error, null), new Error(`net::${name}`), wrapped]) expect(lossOf(thrown)).toBe(expected)
  })

  it.each(inPhase('before', 'either', 'after'))('$name is a lost answer when the request was sent', (error) => {
    const obstacle = obstacleOf(error)
    // These say that somebody refused what was sent. A proxy that opens TLS asks for a password within the tunnel.
    const refused = obstacle && ['NetworkSignIn', 'ProxySignIn', 'CertificateWanted'].includes(obstacle)
    expect(lossOf(told(error, true))).toBe(refused ? obstacle : 'AnswerLost')
  })

  it.each(inPhase('before', 'either'))('$name never left when nothing was sent', (error) => {
    const knowsNothing = ['ERR_FAILED', 'ERR_ABORTED'].includes(error.name)
    expect(lossOf(told(error, false))).toBe(knowsNothing ? 'AnswerLost' : (obstacleOf(error) ?? 'Offline'))
  })

  it.each(inPhase('redirected'))('$name is the network’s, whatever was sent', (error) => {
    for (const sent of [true, false, null]) expect(lossOf(told(error, sent))).toBe('NetworkSignIn')
  })

  it('tells an obstacle for every certificate and for all of TLS before a request', () => {
    const ofTls = netErrors.filter(
      ({ number, name, phase }) =>
        phase === 'before' && ((number >= 200 && number < 300) || /_SSL_|_TLS|CERTIFICATE|CLIENT_AUTH/.test(name)),
    )
    expect(ofTls.length).toBeGreaterThan(40)
    expect(ofTls.filter((error) => lossOf(told(error, false)) === 'Offline')).toEqual([])
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
