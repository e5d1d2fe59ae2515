import { usualAttributes } from '../../preload/contract/attributes/definition.ts'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { newFolder } from '../disk/testing/kept-files.ts'
import { createLog } from '../diagnostics/log.ts'
import { openPreferences } from './preferences.ts'
import { openRemembered } from './remembered.ts'
import { isHere } from '../../scripts/platforms.ts'

// When the app finds out that it cannot use a file, so that its user can be told.

const log = createLog(() => undefined)

/** The app's files that the user would miss. */
const files = [
  {
    name: 'remembered.json',
    open: (file: string, unusable: () => void) => {
      const memory = openRemembered(file, usualAttributes, log, unusable)
      let number = 0
      return {
        change: () => {
          memory.update({ phoneNumber: `+4915112345${String((number += 1)).padStart(3, '0')}` })
        },
        flush: () => memory.flush(),
      }
    },
  },
  {
    name: 'preferences.json',
    open: (file: string, unusable: () => void) => {
      const preferences = openPreferences(file, log, () => undefined, unusable)
      let changes = 0
      return {
        change: () => {
          preferences.update({ country: (changes += 1) % 2 === 0 ? 'AT' : 'DE' })
        },
        flush: () => preferences.flush(),
      }
    },
  },
]

describe.each(files)('$name', ({ name, open }) => {
  const place = (): { file: string; told: () => number; unusable: () => void } => {
    let told = 0
    return { file: join(newFolder(), 'data', name), told: () => told, unusable: () => void (told += 1) }
  }

  it.runIf(isHere('links that anybody may make'))(
    'is of no use when it stays unreadable, which is told once',
    async () => {
      for (const leadsTo of ['nowhere', name]) {
        const { file, told, unusable } = place()
        mkdirSync(dirname(file))
        symlinkSync(leadsTo, file)
        const opened = open(file, unusable)
        opened.change()
        await opened.flush()
        expect(told()).toBe(0)
        await expect.poll(told, { timeout: 5_000 }).toBe(1)
        for (let tries = 0; tries < 5; tries += 1) await opened.flush()
        expect(told()).toBe(1)
      }
    },
  )

  it.runIf(isHere('links that anybody may make'))('is of use when it can be read after a moment', async () => {
    const { file, told, unusable } = place()
    mkdirSync(dirname(file))
    symlinkSync('nowhere', file)
    open(file, unusable)
    await delay(100)
    rmSync(file)
    writeFileSync(file, '{"version":1}')
    await delay(2_000)
    expect(told()).toBe(0)
  })

  it('is of no use when it cannot be written again and again', async () => {
    const { file, told, unusable } = place()
    writeFileSync(dirname(file), 'a file in the place of the folder')
    const opened = open(file, unusable)
    opened.change()
    await opened.flush()
    expect(told()).toBe(0)
    for (let tries = 0; tries < 5; tries += 1) await opened.flush()
    expect(told()).toBe(1)
  })

  it('is of use when a write failed once', async () => {
    const { file, told, unusable } = place()
    writeFileSync(dirname(file), 'a file in the place of the folder')
    const opened = open(file, unusable)
    for (let round = 0; round < 4; round += 1) {
      opened.change()
      await opened.flush()
      rmSync(dirname(file), { recursive: true })
      await opened.flush()
      rmSync(dirname(file), { recursive: true })
      writeFileSync(dirname(file), 'again')
    }
    expect(told()).toBe(0)
  })
})
