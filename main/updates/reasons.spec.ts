import { globSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { expect, it, vi } from 'vitest'
import { NetworkPage, NotReplaceable, reasonOf, UpdateRefused } from './engine.ts'
import { newer, updatesRig } from './testing/updates-rig.ts'

// Everything that an update can fail with leads to a sentence that is true of it.

const failure = (fields: object, message = 'failed'): Error => Object.assign(new Error(message), fields)

it.each(Object.keys(constants.errno))('the system’s %s', (code) => {
  const expected = ['ENOSPC', 'EDQUOT'].includes(code)
    ? 'diskFull'
    : code === 'EROFS'
      ? 'notReplaceable'
      : 'unreachable'
  expect(reasonOf(failure({ code, syscall: 'write' }))).toBe(expected)
})

const sources = globSync('node_modules/{electron-updater,builder-util-runtime}/out/**/*.js')
const codes = new Set(sources.flatMap((file) => readFileSync(file, 'utf8').match(/ERR_UPDATER_[A-Z_]+/g) ?? []))

it('electron-updater has codes', () => {
  expect(codes.size).toBeGreaterThan(15)
})

it.each([...codes])('electron-updater’s %s', (code) => {
  const expected = code === 'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND' ? 'unreachable' : 'refused'
  expect(reasonOf(failure({ code }))).toBe(expected)
})

it.each<[string, unknown, string]>([
  ['a page of the network', new NetworkPage('page'), 'networkPage'],
  ['what cannot be replaced', new NotReplaceable('place'), 'notReplaceable'],
  ['what was refused', new UpdateRefused('no'), 'refused'],
  ['another checksum', failure({ code: 'ERR_CHECKSUM_MISMATCH' }), 'refused'],
  ['a full disk, as macOS says it', failure({ domain: 'NSCocoaErrorDomain', code: 640 }), 'diskFull'],
  ['a full disk, as its kernel says it', failure({ domain: 'NSPOSIXErrorDomain', code: 28 }), 'diskFull'],
  ['a read-only volume', failure({ domain: 'NSCocoaErrorDomain', code: 642 }), 'notReplaceable'],
  ['a disk image', failure({}, 'Cannot update while running on a read-only volume.'), 'notReplaceable'],
  ['a number of another domain', failure({ domain: 'SQRLUpdaterErrorDomain', code: 28 }), 'unreachable'],
  ['a connection that was lost', failure({}, 'net::ERR_CONNECTION_RESET'), 'unreachable'],
  ['no error at all', 'text', 'unreachable'],
])('%s', (_what, error, reason) => {
  expect(reasonOf(error)).toBe(reason)
})

it('an app that cannot be replaced downloads nothing and says so, as long as there is a newer version', async () => {
  const download = vi.fn(() => Promise.resolve())
  const { updates } = updatesRig({ check: newer, download }, undefined, undefined, () => false)
  updates.check()
  await vi.waitFor(() => {
    expect(updates.state()).toEqual({ status: 'failed', reason: 'notReplaceable' })
  })
  expect(download).not.toHaveBeenCalled()
  const { updates: current } = updatesRig({}, undefined, undefined, () => false)
  current.check()
  await vi.waitFor(() => {
    expect(current.state()).toMatchObject({ status: 'current', checkedAt: expect.any(Number) as unknown })
  })
})
