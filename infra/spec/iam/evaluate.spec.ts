import { describe, expect, it } from 'vitest'
import { isAllowed, readPolicy, type Policy } from './evaluate.ts'

const policy = (...statements: object[]): Policy =>
  readPolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements }))
const everything = { Effect: 'Allow', Action: '*', Resource: '*' }
const role = 'arn:aws:iam::111122223333:role/pipeline/a'
const request = { action: 'iam:GetRole', resource: role }

describe('a call to AWS', () => {
  it('is refused when nothing allows it', () => {
    expect(isAllowed([policy()], request)).toBe(false)
    expect(isAllowed([policy(everything)], request)).toBe(true)
  })

  it('is refused when one statement denies it, whichever allow it', () => {
    const denied = policy({ Effect: 'Deny', Action: 'iam:*', Resource: 'arn:aws:iam::*:role/pipeline/*' })
    expect(isAllowed([policy(everything), denied], request)).toBe(false)
    expect(isAllowed([policy(everything), denied], { ...request, resource: role.replace('/pipeline', '') })).toBe(true)
  })

  it('needs the boundary as well as a policy', () => {
    const reading = policy({ Effect: 'Allow', Action: 'iam:Get*', Resource: '*' })
    expect(isAllowed([policy(everything)], request, reading)).toBe(true)
    expect(isAllowed([policy(everything)], { ...request, action: 'iam:DeleteRole' }, reading)).toBe(false)
    expect(isAllowed([policy()], request, reading)).toBe(false)
  })

  it('is matched by name in any case, and by all but those named', () => {
    expect(isAllowed([policy({ ...everything, Action: 'IAM:getrole' })], request)).toBe(true)
    expect(isAllowed([policy({ Effect: 'Allow', NotAction: 'iam:GetRole', Resource: '*' })], request)).toBe(false)
    expect(isAllowed([policy({ Effect: 'Allow', NotAction: 's3:*', Resource: '*' })], request)).toBe(true)
  })

  it.each<[condition: object, given: string | undefined, allowed: boolean]>([
    [{ StringEquals: { k: ['a', 'b'] } }, 'b', true],
    [{ StringEquals: { k: 'a*' } }, 'ab', false],
    [{ StringEquals: { k: 'a' } }, undefined, false],
    [{ StringLike: { k: 'a*' } }, 'ab', true],
    [{ ArnLike: { k: 'arn:aws:iam::*:policy/p' } }, 'arn:aws:iam::1:policy/p', true],
    [{ ArnLike: { k: 'arn:aws:iam::*:policy/p' } }, undefined, false],
    [{ ArnNotEquals: { k: 'arn:aws:iam::1:policy/p' } }, 'arn:aws:iam::1:policy/p', false],
    [{ ArnNotEquals: { k: 'arn:aws:iam::1:policy/p' } }, undefined, true],
    [{ Null: { k: 'true' } }, undefined, true],
    [{ Null: { k: 'true' } }, 'a', false],
    [{ StringEquals: { k: 'a' }, Null: { other: 'false' } }, 'a', false],
  ])('under %j, with %j: %j', (Condition, k, allowed) => {
    expect(isAllowed([policy({ ...everything, Condition })], { ...request, context: { k } })).toBe(allowed)
  })

  it('is not judged by what is not known here', () => {
    const odd = policy({ ...everything, Condition: { DateLessThan: { k: '2026' } } })
    expect(() => isAllowed([odd], request)).toThrow('DateLessThan')
    expect(() => policy({ ...everything, NotResource: 'x' })).toThrow('NotResource')
  })
})
