import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { environmentOf } from '../launch.ts'
import type { Rig } from './rig.ts'

/** No start that only tells the first takes this long, in milliseconds; one that hangs is ended. */
const patience = 20_000

/**
 * Starts the app once more on the data of one that runs, as a second click on its icon does. Not by playwright, which
 * expects an app to stay.
 * @returns the exit code of the second; null when it had to be ended
 */
export async function startAgain({ pool, userData }: Rig): Promise<number | null> {
  const { LATCHKEY_ELECTRON: binary = '', LATCHKEY_APP: folder = '' } = process.env
  const env = { ...process.env, ...environmentOf(pool, userData) }
  const second = spawn(binary, [folder], { env, stdio: 'ignore', timeout: patience, killSignal: 'SIGKILL' })
  const [code] = (await once(second, 'exit')) as [number | null]
  return code
}
