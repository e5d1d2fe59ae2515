import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFixture, type Fixture } from './fixture/start-fixture.ts'

let app: Fixture

beforeAll(async () => {
  app = await startFixture()
})

afterAll(() => app.remove())

/** Sends an event to the page from the main process. */
async function sendNews(...values: unknown[]): Promise<void> {
  const send = `({ BrowserWindow }, values) => BrowserWindow.getAllWindows()[0].webContents.send('news', ...values)`
  await app.evaluate(send, values)
}

describe('calls', () => {
  test('carry every kind of value there and back', async () => {
    const answer = await app.page.evaluate(async () => {
      const sent = { text: 'ü\u2028"', list: [1, [true, null]], missing: undefined, ['__proto__']: 'own' }
      const echoed = (await window.fixture.echo(sent)) as typeof sent
      return {
        same: JSON.stringify(echoed) === JSON.stringify(sent),
        keys: Object.keys(echoed),
        nothing: (await window.fixture.echo(undefined)) === undefined,
        notANumber: Number.isNaN(await window.fixture.echo(NaN)),
        date: (await window.fixture.echo(new Date(5))) instanceof Date,
      }
    })
    expect(answer).toEqual({
      same: true,
      keys: ['text', 'list', 'missing', '__proto__'],
      nothing: true,
      notANumber: true,
      date: true,
    })
  })

  test('run at the same time without mixing their answers', async () => {
    const answers = await app.page.evaluate(() =>
      Promise.all(Array.from({ length: 50 }, (_, index) => window.fixture.echo(index))),
    )
    expect(answers).toEqual(Array.from({ length: 50 }, (_, index) => index))
  })

  test('fail with the message of what the handler threw', async () => {
    await expect(app.page.evaluate(() => window.fixture.invoke('fail'))).rejects.toThrow(
      "Error invoking remote method 'fail': Error: thrown by the handler",
    )
    await expect(app.page.evaluate(() => window.fixture.invoke('nobody'))).rejects.toThrow(
      "No handler registered for 'nobody'",
    )
  })

  test('refuse what cannot be copied', async () => {
    await expect(app.page.evaluate(() => window.fixture.echo(Symbol('x')))).rejects.toThrow('could not be cloned')
    await expect(app.page.evaluate(() => window.fixture.echo(() => 1))).rejects.toThrow('could not be cloned')
  })

  test('pass on what the preload throws', async () => {
    await expect(app.page.evaluate(() => window.fixture.fail())).rejects.toThrow('thrown by the preload')
  })
})

describe('events', () => {
  test('reach the page until it unsubscribes', async () => {
    await app.page.evaluate(() => {
      const heard: unknown[][] = []
      const stop = window.fixture.on((...values) => heard.push(values))
      Object.assign(window, { heard, stop })
    })
    await sendNews('first', { n: 1 })
    await sendNews()
    await expect.poll(() => app.page.evaluate('heard')).toEqual([['first', { n: 1 }], []])

    await app.page.evaluate('stop()')
    await sendNews('unheard')
    // A call and its answer take the same way, so whatever was sent before has arrived by then.
    await app.page.evaluate(() => window.fixture.echo('behind it'))
    expect(await app.page.evaluate('heard')).toHaveLength(2)
  })

  test('are forgotten with the page that listened', async () => {
    await app.page.reload()
    await sendNews('to a new page')
    expect(await app.page.evaluate(() => window.fixture.echo('alive'))).toBe('alive')
  })
})

describe('the page', () => {
  test('finds the API before its first own script runs, read-only', async () => {
    expect(await app.page.evaluate('exposedBeforePage')).toBe(true)
    const changed = await app.page.evaluate(() => {
      'use strict'
      const attempts = [
        () => Object.assign(window, { fixture: 1 }),
        () => Object.assign(window.fixture, { echo: 1 }),
        () => Object.defineProperty(window, 'fixture', { value: 1 }),
      ]
      return attempts.filter((attempt) => {
        try {
          attempt()
          return true
        } catch {
          return false
        }
      }).length
    })
    expect(changed).toBe(0)
  })

  test('reaches neither Node nor the scope of the preload', async () => {
    const names = [
      'require',
      'module',
      'process',
      'Buffer',
      'ipcRenderer',
      'secret',
      'transmitToMain',
      'receiveFromMain',
    ]
    const present = await app.page.evaluate((all) => all.filter((name) => name in window), names)
    expect(present).toEqual([])
    expect(await app.page.evaluate(() => window.fixture.secretLength())).toBeGreaterThan(0)
    const typeThere = await app.page.evaluate(() => {
      const makeFunction = window.fixture.echo.constructor as (body: string) => () => string
      return makeFunction('return typeof process')()
    })
    expect(typeThere).toBe('undefined')
  })
})

describe('the preload', () => {
  test('requires nothing but electron', async () => {
    expect(await app.page.evaluate(() => window.fixture.require('electron'))).toEqual(['contextBridge', 'ipcRenderer'])
    await expect(app.page.evaluate(() => window.fixture.require('node:fs'))).rejects.toThrow(
      'module not found: node:fs',
    )
  })

  test('is told when it uses what the host lacks', async () => {
    await expect(app.page.evaluate(() => window.fixture.use('sendSync'))).rejects.toThrow(
      'ipcRenderer.sendSync is not in the host',
    )
  })
})
