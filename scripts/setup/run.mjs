import { spawn } from 'node:child_process'
import { clearInterval, setInterval } from 'node:timers'

/** A long step prints a line this often, in seconds, to show that it goes on. */
const progressEvery = 15

/**
 * Runs a program quietly: keeps its output instead of showing it, and now and then prints that it still runs. When its
 * time is up, it ends the program together with all that the program started.
 *
 * @param {string} label what it does, for the user
 * @param {string} program
 * @param {string[]} values
 * @param {{ seconds: number, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ ok: boolean, timedOut: boolean, output: string }>}
 */
export function runQuietly(label, program, values, { seconds, env = process.env }) {
  const windows = process.platform === 'win32'
  console.log(`setup: ${label}`)
  return new Promise((resolve) => {
    const child = spawn(program, values, {
      env,
      detached: !windows,
      shell: windows && !program.endsWith('.exe'),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    let timedOut = false
    const started = Date.now()
    const end = () => {
      try {
        if (windows) spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'])
        else process.kill(-child.pid, 'SIGKILL')
      } catch {
        // The program has ended by itself in this very moment.
      }
    }
    const interrupted = () => {
      end()
      process.exit(130)
    }
    const limit = setTimeout(() => {
      timedOut = true
      end()
    }, seconds * 1000)
    const progress = setInterval(() => {
      console.log(`setup: ${label}: ${Math.round((Date.now() - started) / 1000)} s so far`)
    }, progressEvery * 1000)
    const done = (ok) => {
      clearTimeout(limit)
      clearInterval(progress)
      process.off('SIGINT', interrupted)
      process.off('SIGTERM', interrupted)
      resolve({ ok, timedOut, output: output.trim() })
    }
    process.on('SIGINT', interrupted)
    process.on('SIGTERM', interrupted)
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => {
      output += error.message
      done(false)
    })
    // The event `close` would not do: something that the program left running may keep its output open.
    child.on('exit', (code) => done(code === 0))
  })
}

/** @param {string} output @param {number} count */
export function lastLines(output, count) {
  return output.split('\n').slice(-count).join('\n')
}
