import { describe, expect, it, vi } from 'vitest'
import type { UpdateState } from '../../preload/contract/machine.ts'
import { createLog } from '../diagnostics/log.ts'
import { UpdateRefused, type UpdateEngine } from './engine.ts'
import { newer, updatesRig, type Download, type UpdatesRig } from './testing/updates-rig.ts'
import { createUpdates } from './updates.ts'

async function until({ updates }: UpdatesRig, status: UpdateState['status']): Promise<void> {
  await vi.waitFor(() => {
    expect(updates.state().status).toBe(status)
  })
}

const unreachable = { status: 'failed', reason: 'unreachable' }
const refused = { status: 'failed', reason: 'refused' }

describe('updates', () => {
  it('are off without a feed, and stay so', () => {
    const updates = createUpdates({
      open: null,
      quit: () => expect.unreachable(),
      quitCalledOff: () => expect.unreachable(),
      announce: () => expect.unreachable(),
      log: createLog(() => undefined),
    })
    updates.start()
    updates.catchUp()
    expect([updates.state(), updates.check(), updates.restart()]).toEqual(Array(3).fill({ status: 'off' }))
    expect([updates.install(), updates.installing()]).toEqual([false, false])
  })

  it('open the updater at the first check, not before', async () => {
    const it = updatesRig({})
    expect([it.updates.state(), it.counts.opened]).toEqual([{ status: 'current', checkedAt: null }, 0])
    it.updates.start()
    expect(it.updates.state()).toEqual({ status: 'checking' })
    await until(it, 'current')
    expect(it.updates.state()).toEqual({ status: 'current', checkedAt: expect.any(Number) as number })
    expect(it.counts.opened).toBe(1)
  })

  it('go from a check to a download to the restart, telling whole percents once', async () => {
    const it = updatesRig({ check: newer })
    expect(it.updates.check()).toEqual({ status: 'checking' })
    await until(it, 'ready')
    const version = '1.1.0'
    expect(it.seen).toEqual([
      { status: 'checking' },
      ...[0, 12, 57, 100].map((percent) => ({ status: 'downloading', version, percent })),
      { status: 'ready', version },
    ])
    expect([it.updates.install(), it.counts.quits], 'a quit is not a restart').toEqual([false, 0])
    expect(it.updates.installing()).toBe(false)
    it.updates.restart()
    it.updates.restart()
    expect([it.updates.install(), it.counts.quits]).toEqual([true, 1])
    expect([it.updates.installing(), it.seen.at(-1)]).toEqual([true, { status: 'installing', version }])
  })

  it('check once at a time, and not again when one is ready', async () => {
    const it = updatesRig({ check: newer })
    it.updates.check()
    it.updates.check()
    it.updates.start()
    await until(it, 'ready')
    expect(it.updates.check()).toEqual({ status: 'ready', version: '1.1.0' })
    expect(it.counts.checks).toBe(1)
  })

  it('say what failed, and try again at the next check', async () => {
    const offline = Object.assign(new Error('net::ERR_INTERNET_DISCONNECTED'), {})
    const fails = vi.fn<UpdateEngine['check']>().mockRejectedValueOnce(offline)
    fails.mockRejectedValueOnce(new UpdateRefused('the feed is not understood')).mockResolvedValue('1.1.0')
    const it = updatesRig({ check: fails })
    it.updates.check()
    await until(it, 'failed')
    expect(it.updates.state()).toEqual(unreachable)
    expect(it.lines.at(-1)).toContain('net::ERR_INTERNET_DISCONNECTED')
    it.updates.check()
    await vi.waitFor(() => {
      expect(it.updates.state()).toEqual(refused)
    })
    it.updates.check()
    await until(it, 'ready')
  })

  it('give up a feed that never answers, and ask it anew with another updater', async () => {
    const check = vi
      .fn<UpdateEngine['check']>()
      .mockReturnValueOnce(new Promise(() => undefined))
      .mockResolvedValue(null)
    const it = updatesRig({ check }, 50)
    it.updates.check()
    await until(it, 'failed')
    expect(it.updates.state()).toEqual(unreachable)
    it.updates.check()
    await until(it, 'current')
    expect(it.counts.opened).toBe(2)
  })

  it('give up a download that stands still, not one that is slow', async () => {
    const slow: Download = async (progress) => {
      for (let percent = 0; percent <= 100; percent += 20) {
        progress(percent, percent * 15_000)
        await new Promise((resolve) => setTimeout(resolve, 400))
      }
    }
    const it = updatesRig({ check: newer, download: slow }, 1_600)
    it.updates.check()
    await vi.waitFor(() => {
      expect(it.updates.state().status).toBe('ready')
    }, 10_000)

    let givenUp = false
    const stuck: Download = (progress, signal) => {
      progress(50, 1)
      signal.addEventListener('abort', () => (givenUp = true))
      return new Promise(() => undefined)
    }
    const other = updatesRig({ check: newer, download: stuck }, 50)
    other.updates.check()
    await until(other, 'failed')
    expect([other.updates.state(), givenUp]).toEqual([unreachable, true])
  })

  it('give up a download of which a byte comes at a time', async () => {
    let drips: NodeJS.Timeout | undefined
    const drip: Download = (progress, signal) => {
      let bytes = 0
      drips = setInterval(() => {
        progress((bytes += 1), bytes)
      }, 5)
      signal.addEventListener('abort', () => {
        clearInterval(drips)
      })
      return new Promise(() => undefined)
    }
    const it = updatesRig({ check: newer, download: drip }, 300)
    it.updates.check()
    await until(it, 'failed')
    expect(it.updates.state()).toEqual(unreachable)
  })

  it('leave the running version when the installation fails, and say so', async () => {
    const install = vi.fn<UpdateEngine['install']>().mockRejectedValueOnce(new UpdateRefused('another checksum'))
    install.mockReturnValue(new Promise(() => undefined))
    const it = updatesRig({ check: newer, install })
    it.updates.check()
    await until(it, 'ready')
    it.updates.restart()
    expect(it.updates.install()).toBe(true)
    await until(it, 'failed')
    expect([it.updates.state(), it.counts.calledOff, it.updates.install()]).toEqual([refused, 1, false])
    it.updates.check()
    await until(it, 'ready')
    it.updates.restart()
    expect([it.updates.install(), it.counts.quits]).toEqual([true, 2])
  })

  it('give up an installation that never answers, tell it, and try anew with another updater', async () => {
    let givenUp = false
    const install = vi.fn<UpdateEngine['install']>((signal) => {
      signal.addEventListener('abort', () => (givenUp = true))
      return new Promise(() => undefined)
    })
    const it = updatesRig({ check: newer, install }, 10_000, 50)
    it.updates.check()
    await until(it, 'ready')
    it.updates.restart()
    it.updates.install()
    expect(it.updates.check(), 'nothing else begins meanwhile').toEqual({ status: 'installing', version: '1.1.0' })
    await until(it, 'failed')
    expect([it.updates.state(), givenUp]).toEqual([{ status: 'failed', reason: 'notInstalled' }, true])
    expect([it.counts.calledOff, it.updates.installing(), it.updates.install()]).toEqual([1, false, false])
    it.updates.check()
    await until(it, 'ready')
    expect(it.counts.opened).toBe(2)
  })

  it('say that a version could not be installed, when it was the right one', async () => {
    const install = vi.fn<UpdateEngine['install']>().mockRejectedValue(new Error('ENOSPC'))
    const it = updatesRig({ check: newer, install })
    it.updates.check()
    await until(it, 'ready')
    it.updates.restart()
    it.updates.install()
    await until(it, 'failed')
    expect(it.updates.state()).toEqual({ status: 'failed', reason: 'notInstalled' })
  })
})
