import { strFromU8, unzipSync } from 'fflate'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDiagnostics } from './diagnostics.ts'
import { createLog } from './log.ts'

let folder = ''
let state = 'ready'
let place: Promise<string | null> = Promise.resolve(null)
const proposals: string[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-diagnostics-'))
  state = 'ready'
  place = Promise.resolve(join(folder, 'saved.zip'))
  proposals.length = 0
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function create(): ReturnType<typeof createDiagnostics> {
  return createDiagnostics({
    collect: () => ({ state: { keychain: state, note: 'of +447700900123' }, crashes: [] }),
    readLog: () => Promise.resolve('{"message":"to +447700900123"}\n'),
    choosePlace: (name) => {
      proposals.push(name)
      return place
    },
    log: createLog(() => undefined),
  })
}

function zipped(): { name: string; text: string }[] {
  const entries = Object.entries(unzipSync(readFileSync(join(folder, 'saved.zip'))))
  return entries.map(([name, bytes]) => ({ name, text: strFromU8(bytes) }))
}

describe('diagnostics', () => {
  it('show each file with its text, numbers masked', async () => {
    const { files } = await create().preview()
    expect(files.map(({ name }) => name)).toEqual(['state.json', 'crashes.json', 'latchkey.log'])
    expect(JSON.parse(files[0]?.text ?? '')).toEqual({ keychain: 'ready', note: 'of +********0123' })
    expect(files[2]?.text).toBe('{"message":"to +********0123"}\n')
  })

  it('save what was shown, not what is there by now', async () => {
    const diagnostics = create()
    const shown = await diagnostics.preview()
    state = 'locked'
    expect(await diagnostics.save()).toEqual({ ok: true, value: true })
    expect(zipped()).toEqual(shown.files)
    expect(proposals[0]).toMatch(/^latchkey-diagnostics-\d{4}-\d\d-\d\d\.zip$/)
  })

  it('write nothing when no place is given', async () => {
    place = Promise.resolve(null)
    expect(await create().save()).toEqual({ ok: true, value: false })
    expect(readdirSync(folder)).toEqual([])
  })

  it('say so when the file cannot be written', async () => {
    place = Promise.resolve(join(folder, 'no-such-folder', 'saved.zip'))
    expect(await create().save()).toEqual({ ok: false, error: { code: 'FileNotWritten' } })
  })

  it('ask for one place at a time', async () => {
    const asked = Promise.withResolvers<string | null>()
    place = asked.promise
    const diagnostics = create()
    await diagnostics.preview()
    const both = [diagnostics.save(), diagnostics.save()]
    asked.resolve(null)
    expect(await Promise.all(both)).toEqual([
      { ok: true, value: false },
      { ok: true, value: false },
    ])
    expect(proposals).toHaveLength(1)
    await diagnostics.save()
    expect(proposals).toHaveLength(2)
  })
})
