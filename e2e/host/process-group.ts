import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

/** The helpers of a browser notice a moment after it that it has ended, the later the busier the machine is. */
const patience = 10_000

/**
 * Whether a process of the application's group still runs: its main process, or anything of Chromium. Read from
 * /proc, because a signal also reaches the dead whom nobody has fetched yet; where there is none, nothing is known
 * to run.
 */
export function isRunning({ pid }: { pid: number }): boolean {
  return listProcesses().some((entry) => {
    const [state, , group] = readStat(entry)
    return group === String(pid) && state !== 'Z'
  })
}

/** Resolves when nothing of the application's group runs any more, or it has taken ten seconds. */
export async function allEnded(app: { pid: number }): Promise<void> {
  for (let waited = 0; waited < patience && isRunning(app); waited += 20) await delay(20)
}

function listProcesses(): string[] {
  try {
    return readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))
  } catch {
    return []
  }
}

/** The fields of a process's `stat` that follow its name; none when it is gone by now. */
function readStat(entry: string): string[] {
  try {
    return readFileSync(`/proc/${entry}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  } catch {
    return []
  }
}
