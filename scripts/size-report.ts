import { extname } from 'node:path'
import { gzipSync } from 'node:zlib'

/** A file that the page fetched: before the first screen was usable, or afterwards by itself. */
export interface Fetched {
  /** Such as `/assets/index-4fA8.js`. */
  path: string
  body: Buffer
  when: 'until usable' | 'afterwards'
}

/** The most that the page may fetch before the first screen is usable. */
export const limits = {
  /** JavaScript, compressed, in bytes. */
  script: 100_000,
  /** Number of files of all kinds, including the page itself. */
  files: 10,
}

const kinds: Record<string, string> = {
  '.html': 'page',
  '.js': 'JavaScript',
  '.css': 'CSS',
  '.woff2': 'fonts',
}

interface Measured {
  path: string
  kind: string
  /** Compressed by gzip at its default level. */
  bytes: number
}

/**
 * Describes what the page fetched: how much of each kind, and the largest files.
 * @returns the lines to print, and a sentence for each limit that is exceeded
 */
export function reportFetched(fetched: readonly Fetched[]): { lines: string[]; excesses: string[] } {
  const at = (when: Fetched['when']): Measured[] => fetched.filter((file) => file.when === when).map(measure)
  const first = at('until usable')
  const script = sum(first.filter(({ kind }) => kind === 'JavaScript'))
  const excesses = [
    script > limits.script && `${inKb(script)} kB of JavaScript are over the limit of ${inKb(limits.script)} kB.`,
    first.length > limits.files && `${first.length} files are over the limit of ${limits.files}.`,
  ].filter((excess) => excess !== false)
  return {
    lines: [
      ...describe('Until the sign-in screen is usable', first),
      ...describe('By itself afterwards', at('afterwards')),
    ],
    excesses,
  }
}

function measure({ path, body }: Fetched): Measured {
  return { path, kind: kinds[extname(path)] ?? 'pictures', bytes: gzipSync(body).byteLength }
}

function describe(title: string, files: readonly Measured[]): string[] {
  const byKind = Object.entries(Object.groupBy(files, ({ kind }) => kind))
  const largest = files.toSorted((one, other) => other.bytes - one.bytes).slice(0, 10)
  return [
    `${title}: ${files.length} ${files.length === 1 ? 'file' : 'files'}, ${inKb(sum(files))} kB`,
    ...byKind.map(([kind, some = []]) => `  ${inKb(sum(some)).padStart(6)} kB in ${some.length}: ${kind}`),
    '  The largest:',
    ...largest.map(({ path, bytes }) => `  ${inKb(bytes).padStart(6)} kB  ${path}`),
  ]
}

function sum(files: readonly Measured[]): number {
  return files.reduce((all, { bytes }) => all + bytes, 0)
}

function inKb(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}
