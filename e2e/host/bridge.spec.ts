import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFixture, type Fixture } from './fixture/start-fixture.ts'

let app: Fixture

beforeAll(async () => {
  app = await startFixture()
})

afterAll(() => app.remove())

/** Sends an event to the page from the main process. */
async function sendNews(payload: unknown): Promise<void> {
  const send = `({ BrowserWindow }, payload) => BrowserWindow.getAllWindows()[0].webContents.send('news', payload)`
  await app.evaluate(send, payload)
}

describe('calls', () => {
  test('carry what JSON can say, and nothing at all', async () => {
    const sent = String.raw`{"text":"ü\u2028\"</script>","list":[1,[true,null]],"__proto__":"own"}`
    const answer = await app.page.evaluate(
      async (text) => JSON.stringify(await window.fixture.invoke('echo', JSON.parse(text))),
      sent,
    )
    expect(JSON.parse(answer)).toStrictEqual(JSON.parse(sent))
    expect(await app.page.evaluate(async () => (await window.fixture.invoke('echo')) === undefined)).toBe(true)
  })

  test('run at the same time without mixing their answers', async () => {
    const answers = await app.page.evaluate(() =>
      Promise.all(Array.from({ length: 50 }, (_, index) => window.fixture.invoke('echo', index))),
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

  test('come from the address that the application gave its page', async () => {
    await app.page.evaluate(() => {
      history.pushState(null, '', '/index.html#/profile')
    })
    expect(await app.page.evaluate(() => window.fixture.invoke('who-am-i'))).toEqual({
      url: 'app://fixture/index.html#/profile',
      top: true,
    })
  })

  test('are not answered by what an earlier page asked for', async () => {
    await app.page.reload()
    await app.page.evaluate(() => void window.fixture.invoke('slow', 'of the page before'))
    await app.page.reload()
    expect(await app.page.evaluate(() => window.fixture.invoke('slow', 'of this page'))).toBe('of this page')
  })
})

test('events reach the page until it unsubscribes', async () => {
  await app.page.evaluate(() => {
    const heard: unknown[] = []
    const stopBroken = window.fixture.on(() => {
      throw new Error('thrown by another listener')
    })
    const stop = window.fixture.on((payload) => heard.push(payload))
    Object.assign(window, { heard, stop, stopBroken })
  })
  await sendNews({ n: 1 })
  await sendNews('second')
  await expect.poll(() => app.page.evaluate('heard')).toEqual([{ n: 1 }, 'second'])

  await app.page.evaluate('{ stop(); stopBroken() }')
  await sendNews('unheard')
  // A call and its answer take the same way, so whatever was sent before has arrived by then.
  await app.page.evaluate(() => window.fixture.invoke('echo', 'behind it'))
  expect(await app.page.evaluate('heard')).toHaveLength(2)
})

describe('the preload', () => {
  test('has run before the first script of the page', async () => {
    expect(await app.page.evaluate('exposedBeforePage')).toBe(true)
  })

  test('runs in no inner frame', async () => {
    const inner = await app.page.evaluate(async () => {
      const frame = Object.assign(document.createElement('iframe'), { src: '/index.html' })
      await new Promise((resolve) => {
        frame.onload = resolve
        document.body.append(frame)
      })
      return [frame.contentDocument?.title, 'fixture' in (frame.contentWindow ?? {})]
    })
    expect(inner).toEqual(['Host fixture', false])
  })

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
