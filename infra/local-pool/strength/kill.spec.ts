import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readState } from '../state-files.ts'
import { temporaryDirectory } from '../testing/directory.ts'
import { changedSettings } from '../testing/pool.ts'
import { startProcess, type PoolProcess } from '../testing/process.ts'

const kills = 200
const writers = 4
// So small that many of the kills hit the making of a snapshot.
const settings = changedSettings(({ LocalPool }) => {
  LocalPool.SnapshotAfterBytes = 20_000
})

/** Signs up one number after the other until the pool dies; answers those that the pool has acknowledged. */
async function signUpUntilKilled({ ready }: PoolProcess, numbers: Iterator<string, never>): Promise<string[]> {
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

function storedPhones(dir: string): Set<string> {
  const { tables } = readState(dir, settings.UserPool.Id)
  const users = [...(tables.get('users')?.values() ?? [])] as { signInPhone: string }[]
  return new Set(users.map(({ signInPhone }) => signInPhone))
}

it(
  `finds every acknowledged sign-up again after ${String(kills)} times kill -9 during writes`,
  { timeout: 300_000 },
  async () => {
    const dir = temporaryDirectory()
    const settingsFile = join(temporaryDirectory(), 'settings.json')
    writeFileSync(settingsFile, JSON.stringify(settings))
    const numbers = phoneNumbers()
    const acknowledged: string[] = []
    for (let killed = 0; killed < kills; killed += 1) {
      const pool = await startProcess('--data', dir, '--settings', settingsFile)
      const writing = Array.from({ length: writers }, () => signUpUntilKilled(pool, numbers))
      await new Promise((resolve) => setTimeout(resolve, 40 + Math.random() * 160))
      await pool.end('SIGKILL')
      acknowledged.push(...(await Promise.all(writing)).flat())
      const stored = storedPhones(dir)
      expect(acknowledged.filter((phone) => !stored.has(phone))).toEqual([])
    }
    expect(acknowledged.length).toBeGreaterThan(kills)
  },
)
