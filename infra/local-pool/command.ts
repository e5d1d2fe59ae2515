import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { startLocalPool, type LocalPool } from './server.ts'
import type { PoolSettings } from './settings.ts'
import type { Whose } from './stage-file.ts'

const usage = 'Usage: cli.ts --port N [--data DIR] [--settings FILE | [--stage FILE] [--brand FOLDER]]'

/** A reason not to start, for the person at the terminal. */
class UsageError extends Error {
  override readonly name = 'UsageError'
}

interface Options {
  port: number
  dataDir?: string
  settingsFile?: string
  /** Of a stage or a brand. */
  whose?: Whose
}

function readOptions(args: string[]): Options {
  const { values } = parse(args)
  const port = Number(values.port)
  if (values.port === undefined || !/^\d+$/.test(values.port) || port > 65_535) {
    throw new UsageError(`--port takes a number from 0 to 65535. ${usage}`)
  }
  if (!['127.0.0.1', 'localhost'].includes(values.host)) {
    throw new UsageError(`--host: the local pool listens on the loopback address only, not on ${values.host}.`)
  }
  const { settings, stage, brand } = values
  const other = stage === undefined ? '--brand' : '--stage'
  const isOther = stage !== undefined || brand !== undefined
  if (settings !== undefined && isOther) {
    throw new UsageError(`--settings and ${other} both say what the pool is like: give one of them. ${usage}`)
  }
  return {
    port,
    ...(values.data !== undefined && { dataDir: values.data }),
    ...(settings !== undefined && { settingsFile: settings }),
    ...(isOther && { whose: { stage, brand } }),
  }
}

interface Values {
  port?: string
  data?: string
  settings?: string
  stage?: string
  brand?: string
  host: string
}

function parse(args: string[]): { values: Values } {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        settings: { type: 'string' },
        stage: { type: 'string' },
        brand: { type: 'string' },
        host: { type: 'string', default: '127.0.0.1' },
      },
    })
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)} ${usage}`)
  }
}

function explain(error: unknown): string {
  if (error instanceof UsageError) return error.message
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'EADDRINUSE') return `The port is in use: ${error.message}`
  if ('code' in error && error.code === 'EACCES') return `Not permitted: ${error.message}`
  return error.message
}

function toStderr(line: string): void {
  process.stderr.write(`${line}\n`)
}

async function start(args: string[]): Promise<LocalPool> {
  // Without this, V8 grows its space for young objects to 50 MB while it loads 10,000 users, and never shrinks it.
  setFlagsFromString('--semi-space-growth-factor=1')
  const { port, dataDir, settingsFile, whose } = readOptions(args)
  return startLocalPool({
    port,
    log: toStderr,
    ...(dataDir !== undefined && { dataDir }),
    ...(settingsFile !== undefined && { settings: await readSettingsFile(settingsFile) }),
    ...(whose !== undefined && { settings: await readSettingsFor(whose) }),
  })
}

// Imported only here, because loading zod takes a third of the start.
async function readSettingsFile(path: string): Promise<PoolSettings> {
  const { readSettings } = await import('./settings.ts')
  return readSettings(path)
}

/** @throws Error in one line that names the file and a wrong key */
async function readSettingsFor(whose: Whose): Promise<PoolSettings> {
  const { settingsFor } = await import('./stage-file.ts')
  return settingsFor(whose)
}

async function stop(pool: LocalPool, exitCode: number): Promise<void> {
  await pool.close()
  process.exit(exitCode)
}

/**
 * Runs the local pool until SIGINT or SIGTERM. Prints one line of JSON on standard output when it is ready; everything
 * else goes to standard error. Exit code 2 when it cannot start.
 */
export async function runCommand(args: string[]): Promise<void> {
  try {
    const pool = await start(args)
    const { endpoint, userPoolId, clientId } = pool
    process.stdout.write(`${JSON.stringify({ endpoint, userPoolId, clientId })}\n`)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(pool, 0))
    await pool.checked.catch(async (error: unknown) => {
      toStderr(explain(error))
      await stop(pool, 2)
    })
  } catch (error) {
    toStderr(explain(error))
    process.exitCode = 2
  }
}
