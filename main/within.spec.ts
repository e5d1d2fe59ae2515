import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { within } from './within.ts'

const never = new Promise<string>(() => undefined)
const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length

it('answers or fails as the work does, and leaves no timer behind', async () => {
  const before = timers()
  expect(await within(60_000, Promise.resolve('done'), () => 'too late')).toBe('done')
  await expect(within(60_000, Promise.reject(new Error('denied')), () => 'too late')).rejects.toThrow('denied')
  expect(timers()).toBe(before)
})

it('waits no longer than that', async () => {
  expect(await within(5, never, () => 'too late')).toBe('too late')
  const fails = within(5, never, () => {
    throw new Error('slow')
  })
  await expect(fails).rejects.toThrow('slow')
})

it('lets the work fail later without a word', async () => {
  const unhandled: unknown[] = []
  const note = (reason: unknown): void => void unhandled.push(reason)
  process.on('unhandledRejection', note)
  const work = delay(20).then((): string => {
    throw new Error('denied')
  })
  expect(await within(5, work, () => 'too late')).toBe('too late')
  await delay(50)
  process.off('unhandledRejection', note)
  expect(unhandled).toEqual([])
})
