import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { elfHeader } from '../pack/testing/headers.ts'

const script = fileURLToPath(new URL('check-keytar.ts', import.meta.url))
const here = `${process.platform}-${process.arch}`

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-keytar-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** Checks the project's own keytar, or the one in this folder. */
function check(...values: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...values], { encoding: 'utf8' })
  return { status, output: stdout + stderr }
}

describe('keytar as installed', () => {
  it('has a module for this machine', () => {
    expect(check()).toEqual({ status: 0, output: '' })
  })

  it('is named when it has none', () => {
    const { status, output } = check(folder)
    expect(status).toBe(1)
    expect(output).toContain(`setup: sessions end when the app closes: keytar.node for ${here} is missing`)
  })

  it('is named when its module is for another machine', () => {
    mkdirSync(join(folder, 'prebuilds', here), { recursive: true })
    writeFileSync(join(folder, 'prebuilds', here, 'keytar.node'), elfHeader(0xf3))
    const { status, output } = check(folder)
    expect(status).toBe(1)
    expect(output).toContain(`keytar.node is linux-0xf3, but ${here} is wanted.`)
  })
})
