import { randomBytes } from 'node:crypto'
import { createSrpSession, signSrpSession } from 'cognito-srp-helper'
import { describe, expect, it } from 'vitest'
import { createVerifier, pad, parseClientNumber, serverNumber, sessionKey, signature } from './srp.ts'
import vectors from './srp.vectors.json' with { type: 'json' }

const { identity, password, salt, verifier, timestamp } = vectors
const big = (hex: string): bigint => BigInt(`0x${hex}`)

describe('SRP', () => {
  it('derives the verifier from a salt whose top bit is set', () => {
    expect(createVerifier(identity, password, salt)).toEqual({ salt, verifier })
  })

  // The signatures were made by cognito-srp-helper; with fixed-width padding those that are a byte short fail.
  it.each(vectors.handshakes)('agrees with the client on $name', (handshake) => {
    const { A, b, B, secretBlock } = handshake
    expect(serverNumber(verifier, big(b))).toBe(big(B))
    const key = sessionKey({ A: big(A), B: big(B), b: big(b), verifier })
    const signed = signature(key, identity, Buffer.from(secretBlock, 'base64'), timestamp)
    expect(signed.toString('base64')).toBe(handshake.signature)
  })

  it('agrees with a client on fresh numbers, and not on another password', () => {
    const session = createSrpSession(identity.userId, password, `eu-central-1_${identity.poolName}`, false)
    const b = big(randomBytes(32).toString('hex'))
    const B = serverNumber(verifier, b)
    const block = randomBytes(48)
    const signed = signSrpSession(session, {
      ChallengeName: 'PASSWORD_VERIFIER',
      ChallengeParameters: {
        SALT: salt,
        SRP_B: B.toString(16),
        SECRET_BLOCK: block.toString('base64'),
        USER_ID_FOR_SRP: identity.userId,
      },
    })
    const answerOf = (kept: string): string => {
      const key = sessionKey({ A: big(session.largeA), B, b, verifier: kept })
      return signature(key, identity, block, session.timestamp).toString('base64')
    }
    expect(answerOf(verifier)).toBe(signed.passwordSignature)
    expect(answerOf(createVerifier(identity, 'Another-horse-1', salt).verifier)).not.toBe(signed.passwordSignature)
  })

  it('refuses numbers that would give the key away', () => {
    const N = vectors.N
    expect(parseClientNumber('0')).toBeUndefined()
    expect(parseClientNumber(N)).toBeUndefined()
    expect(parseClientNumber((big(N) * 2n).toString(16))).toBeUndefined()
    expect(parseClientNumber('no number')).toBeUndefined()
    expect(parseClientNumber('')).toBeUndefined()
    expect(parseClientNumber('2')).toBe(2n)
  })

  it.each([
    [0n, '00'],
    [0x7fn, '7f'],
    [0x80n, '0080'],
    [0xabcn, '0abc'],
    [0x8abcn, '008abc'],
  ])('pads %s to %s', (value, padded) => {
    expect(pad(value).toString('hex')).toBe(padded)
  })
})
