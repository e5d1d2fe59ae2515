import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { readPolicyFile } from '../policy/policy-file.ts'
import { keptFiles, newFolder, textsIn } from './testing/kept-files.ts'
import { isHere } from '../../scripts/platforms.ts'

// Real obstacles in the place of a file, met by an ordinary user: root could read everything, so a process of root's
// becomes one. Windows has no such obstacles; there `failing-calls.spec.ts` tests the same rules.
const hasThem = isHere('owners and modes of files') && isHere('pipes, devices and sockets among files')

const nobody = 65_534
const isRoot = process.getuid?.() === 0
let folder = ''
let file = ''

beforeEach(() => {
  folder = newFolder()
  chmodSync(folder, 0o777)
  if (isRoot) process.seteuid?.(nobody)
  file = join(folder, 'kept', 'file.json')
  mkdirSync(join(folder, 'kept'))
})
afterEach(() => {
  chmodSync(join(folder, 'kept'), 0o700)
  if (isRoot) process.seteuid?.(0)
})

/** Something that keeps a file from being read; `mend` makes it a file that can be read again. */
interface Obstacle {
  name: string
  make: (text: string) => void
  mend: () => void
}

/** Obstacles in front of a file that may be readable later. */
const held: Obstacle[] = [
  {
    name: 'may not be read',
    make: (text) => {
      writeFileSync(file, text, { mode: 0 })
    },
    mend: () => {
      for (const there of [file, `${file}.unreadable`].filter((path) => existsSync(path))) chmodSync(there, 0o600)
    },
  },
  {
    name: 'is in a folder that may not be entered',
    make: (text) => {
      writeFileSync(file, text)
      chmodSync(join(folder, 'kept'), 0)
    },
    mend: () => {
      chmodSync(join(folder, 'kept'), 0o700)
    },
  },
  {
    name: 'is a link to a place that is not there yet',
    make: (text) => {
      writeFileSync(join(folder, 'drive.json'), text)
      symlinkSync(join(folder, 'mounted.json'), file)
    },
    mend: () => {
      renameSync(join(folder, 'drive.json'), join(folder, 'mounted.json'))
    },
  },
  {
    name: 'is a link to a file that may not be read',
    make: (text) => {
      writeFileSync(join(folder, 'elsewhere.json'), text, { mode: 0 })
      symlinkSync('../elsewhere.json', file)
    },
    mend: () => {
      chmodSync(join(folder, 'elsewhere.json'), 0o600)
    },
  },
  {
    name: 'is a link to itself',
    make: (text) => {
      writeFileSync(join(folder, 'right.json'), text)
      symlinkSync('file.json', file)
    },
    mend: () => {
      rmSync(file)
      renameSync(join(folder, 'right.json'), file)
    },
  },
]

/** Obstacles that can never be read. */
const others: [name: string, make: () => void | Promise<void>][] = [
  [
    'a folder',
    () => {
      mkdirSync(file)
      writeFileSync(join(file, 'inside.txt'), 'somebody’s')
    },
  ],
  ['a pipe into which nobody ever writes', () => void execFileSync('mkfifo', [file])],
  [
    'a link to a device without an end',
    () => {
      symlinkSync('/dev/zero', file)
    },
  ],
  [
    'a file of a gigabyte',
    () => {
      writeFileSync(file, '{"version":1}')
      truncateSync(file, 2 ** 30)
    },
  ],
  [
    'a socket',
    async () => {
      const server = createServer()
      await new Promise<void>((done) => server.listen(file, done))
      onTestFinished(() => void server.close())
    },
  ],
]

describe.runIf(hasThem).each(keptFiles)('$name', ({ name, text, open }) => {
  it.each(held)('is kept when it $name', async ({ make, mend }) => {
    make(text)
    const opened = open(file)
    expect(opened.knowsOld()).toBe(false)
    opened.change()
    await opened.flush()
    expect(opened.knowsNew()).toBe(true)
    mend()
    // Notes of crashes are written at once, so the old content may lie in another file.
    const aside = textsIn(join(folder, 'kept')).includes(text)
    if (name === 'crashes.json') opened.change()
    await opened.flush()
    const next = open(file)
    expect([next.knowsNew(), next.knowsOld() || aside]).toEqual([true, true])
  })

  it.each(others)('makes room when there is %s in its place, and loses nothing of that', async (what, make) => {
    await make()
    const began = performance.now()
    const opened = open(file)
    opened.change()
    await opened.flush()
    expect(performance.now() - began).toBeLessThan(5_000)
    expect(open(file).knowsNew()).toBe(true)
    expect(lstatSync(`${file}.unreadable`, { throwIfNoEntry: false })).toBeDefined()
    if (what === 'a folder') expect(textsIn(`${file}.unreadable`)).toEqual(['somebody’s'])
  })
})

describe.runIf(hasThem)('the policy', () => {
  it.each(held)('is not taken for none when it $name', ({ make, mend }) => {
    make('{"sessionOnly": true}')
    const problem: unknown = expect.stringMatching(/cannot be opened|leads nowhere/)
    expect(readPolicyFile(file, false)).toEqual({ problem })
    mend()
    expect(readPolicyFile(file, false)).toEqual({ text: '{"sessionOnly": true}' })
  })

  it.each(others)('is not taken for none when it is %s', async (_what, make) => {
    await make()
    expect(readPolicyFile(file, false)).toEqual({ problem: expect.stringMatching(/no file|larger than/) as unknown })
  })
})
