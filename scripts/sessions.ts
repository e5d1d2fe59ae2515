import { parseArgs } from 'node:util'
import { readStageFile } from '../main/stage/stage-file.ts'
import { bringTracking, trackingPool } from './stage/session-tracking.ts'
import { readStage } from './stage.ts'

// npm run sessions -- --stage NAME|FILE [--most N] [--check] [--endpoint URL]
// Has the pool of a stage track sessions where its app shows them (sign_in.sessions), which the AWS provider cannot set.
// With --check it changes nothing, and ends in exit code 1 where the app shows what the pool does not track.

try {
  const { stage, most, check, endpoint } = readOptions()
  const file = stage.endsWith('.json') ? readStageFile(stage) : readStage(stage)
  const pool = trackingPool(file.userPoolId, endpoint)
  const { isWell, says } = await bringTracking(pool, file.signIn.sessions, most, !check)
  console.log(`${file.userPoolId}: ${says}`)
  if (!isWell) process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

function readOptions(): { stage: string; most: number | null; check: boolean; endpoint: string | undefined } {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    options: { stage: text, most: text, check: { type: 'boolean', default: false }, endpoint: text },
  })
  const { stage, check, endpoint } = values
  if (stage === undefined) throw new Error('Which stage? npm run sessions -- --stage dev')
  const most = values.most === undefined ? null : Number(values.most)
  if (most !== null && !(Number.isInteger(most) && most >= 1 && most <= 100))
    throw new Error('--most is how many sessions one user may have, 1 to 100.')
  if (endpoint !== undefined && !/^http:\/\/127\.0\.0\.1:\d+$/.test(endpoint))
    throw new Error('--endpoint is the address of a local pool, such as http://127.0.0.1:4000.')
  return { stage, most, check, endpoint }
}
