import { expect, it } from 'vitest'
import { findName } from './name-search.ts'

const place = { words: /latchkey_local_pool/g, path: /^out\/main\//, why: 'a variable of the environment' }

it('finds a planted name in any case, in paths, texts and bytes', () => {
  const { found } = findName(
    [
      { path: 'assets/latchkey.svg', content: '' },
      { path: 'index.html', content: '<title>Welcome to LatchKey!</title>' },
      { path: 'app.bin', content: Buffer.from('\x00\xffLATCHKEY\x00', 'latin1') },
      { path: 'fine.js', content: 'a latch, a key' },
    ],
    'Latchkey',
    [],
  )
  expect(found).toEqual([
    'assets/latchkey.svg has the name in its path',
    'index.html says "<title>Welcome to LatchKey!</title>"',
    'app.bin says "ÿLATCHKEY"',
  ])
})

it.each([0, 1])('finds it in the two-byte characters of Windows’ resources, %i bytes off', (off) => {
  const content = Buffer.concat([Buffer.alloc(off), Buffer.from('ProductName\0Latchkey\0', 'utf16le')])
  expect(findName([{ path: 'app.exe', content }], 'latchkey', []).found).toHaveLength(1)
})

it('lets pass what is allowed there, and no more', () => {
  const files = [
    { path: 'out/main/index.js', content: 'env.LATCHKEY_LOCAL_POOL, "Latchkey"' },
    { path: 'out/renderer/index.js', content: 'env.LATCHKEY_LOCAL_POOL' },
  ]
  const { found, unused } = findName(files, 'latchkey', [place])
  expect(found).toEqual([
    'out/main/index.js says "env.LATCHKEY_LOCAL_POOL, \\"Latchkey\\""',
    'out/renderer/index.js says "env.LATCHKEY_LOCAL_POOL"',
  ])
  expect(unused).toEqual([])
})

it('tells what was allowed for nothing', () => {
  expect(findName([{ path: 'a.js', content: 'nothing' }], 'latchkey', [place]).unused).toEqual([place])
})
