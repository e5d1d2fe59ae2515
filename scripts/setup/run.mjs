import { spawn } from 'node:child_process'
import { clearInterval, setInterval } from 'node:timers'

/** Seconds between two signs of life of a long step. */
const progressEvery = 15

/**
 * Runs a program quietly: its output is kept, not shown, and a line says now and then that it is still at work.
 * It ends in any case, together with whatever it started, when its time is up.
 *
 * @param {string} label what is going on, as the user reads it
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
        // It ended by itself at this very moment.
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
    // Not `close`: something that it left running may hold its output open.
    child.on('exit', (code) => done(code === 0))
  })
}

/** @param {string} output @param {number} count */
export function lastLines(output, count) {
  return output.split('\n').slice(-count).join('\n')
}
