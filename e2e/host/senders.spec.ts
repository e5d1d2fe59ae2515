import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startFixture, type Fixture } from './fixture/start-fixture.ts'

let app: Fixture
let server: Server
let foreign: string
const requests: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request.url ?? '')
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Foreign</title>')
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  foreign = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  app = await startFixture()
})

afterAll(async () => {
  await app.remove()
  server.close()
})

const home = 'https://fixture.app.invalid/index.html'

beforeEach(async () => {
  await app.page.goto(home)
  requests.length = 0
})

describe('the sender of a message', () => {
  test('is the top frame, at the address that the application gave it', async () => {
    expect(await app.page.evaluate(() => window.fixture.whoAmI())).toEqual({
      url: 'app://fixture/index.html',
      origin: 'app://fixture',
      top: true,
      isMainFrame: true,
    })
  })

  test('follows a change of the address within the page', async () => {
    await app.page.evaluate(() => {
      history.pushState(null, '', '/index.html#/profile')
    })
    expect(await app.page.evaluate(() => window.fixture.whoAmI())).toMatchObject({
      url: 'app://fixture/index.html#/profile',
    })
  })

  test('is a foreign page where one was loaded', async () => {
    await app.page.goto(`${foreign}/page`)
    expect(await app.page.evaluate(() => window.fixture.whoAmI())).toEqual({
      url: `${foreign}/page`,
      origin: foreign,
      top: true,
      isMainFrame: true,
    })
  })

  test('is an inner frame where one speaks', async () => {
    const inner = 'https://foreign.example/inner'
    await app.page.route(inner, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
    await app.page.evaluate(async (url) => {
      const frame = Object.assign(document.createElement('iframe'), { src: url })
      await new Promise((resolve) => {
        frame.onload = resolve
        document.body.append(frame)
      })
    }, inner)
    expect(await app.page.frame({ url: inner })?.evaluate(() => window.fixture.whoAmI())).toEqual({
      url: inner,
      origin: 'https://foreign.example',
      top: false,
      isMainFrame: false,
    })
  })
})

describe('a page that wants to leave', () => {
  test('is stopped by the application, and asks for nothing', async () => {
    await app.page.evaluate((url) => {
      location.href = url
    }, `${foreign}/away`)
    await expect.poll(() => app.output()).toContain(`will-navigate ${foreign}/away`)
    expect(await app.page.evaluate(() => location.href)).toBe(home)
    expect(requests).toEqual([])
  })

  test('goes where the application lets it', async () => {
    await app.page.getByRole('link', { name: 'Again' }).click()
    await expect.poll(() => app.page.url()).toBe(`${home}?again`)
    expect(app.output()).toContain('will-navigate app://fixture/index.html?again')
  })

  test('opens no window', async () => {
    await app.page.evaluate((url) => window.open(url)?.focus(), `${foreign}/window`)
    await expect.poll(() => app.output()).toContain(`window.open ${foreign}/window`)
    await expect.poll(() => app.page.context().pages().length).toBe(1)
    expect(requests).toEqual([])
  })
})
