import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { readSettings } from '../infra/local-pool/settings.ts'
import { readPolicy } from '../main/policy/policy.ts'
import { parseStageConfig } from '../main/stage/stage-config.ts'
import { openAppFolder } from './app-folder.ts'
import { factsOf, poolFactsOf } from './facts.ts'

// These specs read what each released version left on a machine. They find the folder of a new version by themselves.

const here = import.meta.dirname

function foldersIn(...path: string[]): string[] {
  const entries = readdirSync(join(here, ...path), { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

const versions = foldersIn('.').filter((name) => /^\d+\.\d+\.\d+/.test(name))

function readJson(...path: string[]): object {
  return JSON.parse(readFileSync(join(here, ...path), 'utf8')) as object
}

/** A copy to which the readers may write. */
function copyOf(...path: string[]): string {
  const copy = mkdtempSync(join(tmpdir(), 'latchkey-compat-'))
  onTestFinished(() => {
    rmSync(copy, { recursive: true })
  })
  cpSync(join(here, ...path), copy, { recursive: true })
  return copy
}

/** All times in it, in milliseconds since the epoch. */
function timesIn(facts: object): number[] {
  return (
    JSON.stringify(facts)
      .match(/\b\d{13}\b/g)
      ?.map(Number) ?? []
  )
}

it('knows the first version', () => {
  expect(versions).toContain('0.1.0')
})

describe.each(versions)('what version %s left', (version) => {
  it.each(foldersIn(version, 'app'))('of an app that was at %s arrives', async (state) => {
    const folder = copyOf(version, 'app', state)
    const before = readdirSync(folder)
    expect(await factsOf(openAppFolder(folder, version))).toMatchObject(readJson(version, 'app', state, 'facts.json'))
    expect(readdirSync(folder), 'nothing is set aside').toEqual(before)
  })

  it.each(foldersIn(version, 'app'))('of an app that was at %s outlives a change and a restart', async (state) => {
    const folder = copyOf(version, 'app', state)
    const app = openAppFolder(folder, version)
    const { theme } = app.preferences.get()
    app.preferences.update({ theme: theme === 'light' ? 'dark' : 'light' })
    app.memory.update({ maybeSignedUp: '+447700900999' })
    app.notes.add('child', { reason: 'killed' })
    await app.flush()
    const facts = await factsOf(openAppFolder(folder, version))
    const { settings, crashes, ...others } = readJson(version, 'app', state, 'facts.json') as Record<string, object>
    expect(facts).toMatchObject({ ...others, maybeSignedUp: '+447700900999' })
    expect(facts).toMatchObject({ settings: { ...settings, theme: theme === 'light' ? 'dark' : 'light' } })
    expect(facts).toMatchObject({ crashes: [...(crashes as object[]), { details: { reason: 'killed' } }] })
  })

  it('as policy counts, each key of it', async () => {
    const { policy, problems } = await readPolicy(join(here, version, 'machine', 'policy.json'), false)
    expect([policy, problems]).toMatchObject([readJson(version, 'machine', 'facts.json'), []])
  })

  it("as a stage's file builds the app", () => {
    const stage = readJson(version, 'stage', 'stage.json')
    expect(parseStageConfig(stage, version)).toMatchObject(stage)
  })

  it('of a local pool is its state', async () => {
    const directory = copyOf(version, 'local-pool', 'state')
    expect(readdirSync(directory)).not.toEqual([])
    const facts = readJson(version, 'local-pool', 'facts.json')
    // At that time: what counts attempts is forgotten after an hour.
    vi.useFakeTimers({ toFake: ['Date'], now: Math.min(...timesIn(facts)) + 60_000 })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    expect(await poolFactsOf(directory, readSettings())).toMatchObject(facts)
  })
})
