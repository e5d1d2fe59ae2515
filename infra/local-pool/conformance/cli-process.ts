import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** How one call of `aws` ended. */
export interface CliAnswer {
  /** Its exit code; 0 when the pool did as it was asked. */
  code: number
  stdout: string
  stderr: string
}

/** Calls `aws` with arguments. @throws Error when it could not be started, or takes longer than half a minute */
export type CallCli = (args: readonly string[]) => Promise<CliAnswer>

/** Debian's `awscli`; one of the same name from elsewhere may be first on the path. */
const command = existsSync('/usr/bin/aws') ? '/usr/bin/aws' : 'aws'
const patience = 30_000
const manyCalls = fileURLToPath(new URL('cli-calls.py', import.meta.url))

const env = {
  PATH: `/usr/bin:/bin:${process.env.PATH ?? ''}`,
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_PAGER: '',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_MAX_ATTEMPTS: '1',
}

/** As people use it: a process for each call. */
export const callOnce: CallCli = (args) =>
  new Promise((resolve, reject) => {
    execFile(command, args, { env, timeout: patience }, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== 'number')
        reject(new Error(`${command} could not be run`, { cause: error }))
      else resolve({ code: Number(error?.code ?? 0), stdout, stderr })
    })
  })

/** The AWS CLI for many calls; `close` ends its process. */
export interface OpenCli {
  call: CallCli
  close: () => Promise<void>
}

/**
 * Starts one process of the AWS CLI that takes one call after the other. An `aws` that is no Python script, as its
 * second version is packed, can only be started for each call.
 */
export function openCli(): OpenCli {
  const python = pythonOf(command)
  if (python === null) return { call: callOnce, close: () => Promise.resolve() }

  const child = spawn(python, [manyCalls], { env, stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]()
  let last: Promise<unknown> = Promise.resolve()
  const ask = async (args: readonly string[]): Promise<CliAnswer> => {
    const limit = setTimeout(() => child.kill('SIGKILL'), patience)
    child.stdin.write(`${JSON.stringify(args)}\n`)
    const { done, value } = await answers.next()
    clearTimeout(limit)
    if (done) throw new Error('The process of the AWS CLI has ended.')
    return JSON.parse(value) as CliAnswer
  }
  return {
    call: (args) => {
      const answer = last.then(() => ask(args))
      last = answer.catch(() => undefined)
      return answer
    },
    close: async () => {
      child.stdin.end()
      await ended
    },
  }
}

/** Which Python runs the script; null when it is none. */
function pythonOf(script: string): string | null {
  if (!existsSync(script)) return null
  return /^#!\s*(\S*python\S*)\s*$/m.exec(readFileSync(script, 'latin1').slice(0, 200))?.[1] ?? null
}
