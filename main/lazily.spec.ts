import { expect, it } from 'vitest'
import { lazily } from './lazily.ts'

interface Adder {
  add(a: number, b: number): Promise<number>
  fail(): Promise<never>
}

const adder: Adder = {
  add: (a, b) => Promise.resolve(a + b),
  fail: () => Promise.reject(new Error('no')),
}

it('is made at the first call, once for all, and hands on what calls give and throw', async () => {
  let made = 0
  const lazy = lazily<Adder>(() => {
    made += 1
    return Promise.resolve(adder)
  })
  expect(made).toBe(0)
  expect(await Promise.all([lazy.add(1, 2), lazy.add(3, 4)])).toEqual([3, 7])
  await expect(lazy.fail()).rejects.toThrow('no')
  expect(made).toBe(1)
})

it('is tried again when it could not be made', async () => {
  let tries = 0
  const lazy = lazily<Adder>(() => {
    tries += 1
    return tries === 1 ? Promise.reject(new Error('not there')) : Promise.resolve(adder)
  })
  await expect(lazy.add(1, 2)).rejects.toThrow('not there')
  expect(await lazy.add(1, 2)).toBe(3)
})
