import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { isHere } from './platforms.ts'

const script = fileURLToPath(new URL('keyring.ts', import.meta.url))

/** Runs a piece of JavaScript inside a keyring of its own. */
function runInside(code: string): { status: number | null; output: string } {
  const { status, stdout } = spawnSync(process.execPath, [script, process.execPath, '-e', code], { encoding: 'utf8' })
  return { status, output: stdout.trim() }
}

describe.runIf(isHere('a keyring on a bus of its own'))('a command in a keyring of its own', () => {
  test('keeps a secret and gives it back', () => {
    const code = `
      const keytar = require('keytar')
      keytar.setPassword('keyring spec', 'somebody', 'ü secret')
        .then(() => keytar.getPassword('keyring spec', 'somebody'))
        .then(console.log)`
    expect(runInside(code)).toEqual({ status: 0, output: 'ü secret' })
  })

  test('finds nothing that another run left', () => {
    const code = `require('keytar').findCredentials('keyring spec').then((found) => console.log(found.length))`
    expect(runInside(code)).toEqual({ status: 0, output: '0' })
  })

  test('has another home than the person who runs it', () => {
    expect(runInside(`console.log(process.env.HOME)`).output).not.toBe(process.env.HOME)
  })

  test('ends as the command ended', () => {
    expect(runInside('process.exit(7)').status).toBe(7)
    expect(runInside('process.kill(process.pid, "SIGKILL")').status).toBe(137)
  })
})
