import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { limits, reportFetched, type Fetched } from './size-report.ts'

/** A file that cannot be compressed, so that its size is known except for the few bytes that gzip adds. */
function file(path: string, size: number, when: Fetched['when'] = 'until usable'): Fetched {
  return { path, body: randomBytes(size), when }
}

it('tells each kind, and what came until the screen was usable from what came afterwards', () => {
  const { lines, excesses } = reportFetched([
    file('/index.html', 1_000),
    file('/assets/index-1.js', 40_000),
    file('/assets/en-1.js', 5_060),
    file('/assets/inter-1.woff2', 48_000),
    file('/assets/GB.svg', 2_000, 'afterwards'),
  ])
  expect(excesses).toEqual([])
  expect(lines.map((line) => line.trim())).toEqual([
    'Until the sign-in screen is usable: 4 files, 94.2 kB',
    '1.0 kB in 1: page',
    '45.1 kB in 2: JavaScript',
    '48.0 kB in 1: fonts',
    'The largest:',
    '48.0 kB  /assets/inter-1.woff2',
    '40.0 kB  /assets/index-1.js',
    '5.1 kB  /assets/en-1.js',
    '1.0 kB  /index.html',
    'By itself afterwards: 1 file, 2.0 kB',
    '2.0 kB in 1: pictures',
    'The largest:',
    '2.0 kB  /assets/GB.svg',
  ])
})

it('has limits for JavaScript and for files, until the screen is usable', () => {
  const script = file('/assets/index-1.js', limits.script)
  const many = Array.from({ length: limits.files + 1 }, (_, number) => file(`/assets/${number}.css`, 10))
  expect(reportFetched([script]).excesses).toEqual([expect.stringContaining('of JavaScript are over the limit')])
  expect(reportFetched([{ ...script, when: 'afterwards' }]).excesses).toEqual([])
  expect(reportFetched(many).excesses).toEqual([expect.stringContaining('files are over the limit')])
})
