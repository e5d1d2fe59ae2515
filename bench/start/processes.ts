import { readdirSync, readFileSync } from 'node:fs'

/** A process and all that it started, itself first. Linux alone. */
function family(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = readText(`/proc/${name}/stat`)
    // The name of the program, which may hold anything, stands in parentheses.
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    parents.set(Number(name), parent)
  }
  const found = [pid]
  for (const one of found) for (const [child, parent] of parents) if (parent === one) found.push(child)
  return found
}

/**
 * The memory that a process and all that it started hold, in MB of 1,000,000 bytes: proportional set size, in which
 * what several processes share counts once.
 */
export function memoryOf(pid: number): number {
  const kibibytes = family(pid).map((one) =>
    Number(/^Pss:\s+(\d+)/m.exec(readText(`/proc/${one}/smaps_rollup`))?.[1] ?? 0),
  )
  return (kibibytes.reduce((sum, each) => sum + each, 0) * 1_024) / 1_000_000
}

/** Empty when the process has ended meanwhile. */
function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
