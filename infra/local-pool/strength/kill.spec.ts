import { cpSync } from 'node:fs'
import { expect, it } from 'vitest'
import { oneIn } from '../../../scripts/reduced.ts'
import { defaultSettings } from '../default-settings.ts'
import { temporaryDirectory } from '../testing/directory.ts'
import { startProcess, type PoolProcess } from '../testing/process.ts'
import { storedRows } from '../testing/rows.ts'
import type { User } from '../users.ts'

const kills = 200 / oneIn('kill -9 of the local pool during writes')
const pools = Math.min(4, kills)
const writers = 4

/** Signs up one number after the other until the pool dies; answers those that the pool has acknowledged. */
async function signUpUntilKilled(
  { ready }: PoolProcess,
  numbers: Iterator<string, never>,
  onAnswer: (nothing: undefined) => void,
): Promise<string[]> {
  const acknowledged: string[] = []
  for (;;) {
    const phone = numbers.next().value
    try {
      const answer = await fetch(ready.endpoint, {
        method: 'POST',
        headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.SignUp' },
        body: JSON.stringify({
          ClientId: ready.clientId,
          Username: phone,
          Password: 'Correct-horse-1',
          UserAttributes: [{ Name: 'name', Value: 'Ada' }],
        }),
      })
      const text = await answer.text()
      if (!answer.ok) throw new Error(text)
      acknowledged.push(phone)
      onAnswer(undefined)
    } catch (error) {
      // Node reports a connection that broke as a TypeError; anything else is the pool's own fault.
      if (error instanceof TypeError) return acknowledged
      throw error
    }
  }
}

function* phoneNumbers(): Generator<string, never> {
  for (let number = 0; ; number += 1) yield `+49151${String(number).padStart(8, '0')}`
}

/** Read from a copy: the next pool has to find the directory as the killed one left it. */
function storedPhones(dir: string): Set<string> {
  const copy = temporaryDirectory()
  cpSync(dir, copy, { recursive: true })
  const users = storedRows(copy, defaultSettings().UserPool.Id).filter(([table]) => table === 'users')
  return new Set(users.map(([, , user]) => (user as User).signInPhone ?? ''))
}

/** Kills one pool again and again, and answers how many sign-ups it had acknowledged. */
async function survive(times: number): Promise<number> {
  const dir = temporaryDirectory()
  const numbers = phoneNumbers()
  const acknowledged: string[] = []
  for (let killed = 0; killed < times; killed += 1) {
    const pool = await startProcess('--data', dir)
    const firstAnswer = Promise.withResolvers<undefined>()
    const writing = Array.from({ length: writers }, () => signUpUntilKilled(pool, numbers, firstAnswer.resolve))
    await firstAnswer.promise
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 60))
    await pool.end('SIGKILL')
    acknowledged.push(...(await Promise.all(writing)).flat())
    const stored = storedPhones(dir)
    expect(acknowledged.filter((phone) => !stored.has(phone))).toEqual([])
  }
  return acknowledged.length
}

it(`finds every acknowledged sign-up again after ${String(kills)} times kill -9 during writes`, async () => {
  const counts = await Promise.all(Array.from({ length: pools }, () => survive(Math.ceil(kills / pools))))
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(kills / pools)
}, 300_000)
