import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFixture, type Fixture } from './fixture/start-fixture.ts'

let app: Fixture

beforeAll(async () => {
  app = await startFixture()
})

afterAll(() => app.remove())

test('the content security policy of the protocol handler is enforced', async () => {
  expect(await app.page.evaluate('window.inlineScriptRan')).toBeUndefined()
  const violation = await app.page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          resolve(event.effectiveDirective)
        })
        document.body.append(Object.assign(document.createElement('img'), { src: 'https://elsewhere.invalid/x.png' }))
      }),
  )
  expect(violation).toBe('img-src')
})

test('the page is a secure context with an origin of its own', async () => {
  expect(await app.page.evaluate(() => [isSecureContext, window.origin])).toEqual([true, 'https://fixture.app.invalid'])
})

test('a failing handler is a failing request, and the application lives on', async () => {
  const status = await app.page.evaluate(() =>
    fetch('/missing.html').then(
      ({ status: code }) => code,
      () => 'failed',
    ),
  )
  expect(status).toBe('failed')
  expect(await app.page.evaluate(() => window.fixture.invoke('echo', 'alive'))).toBe('alive')
})

test('what the page stores is kept in the data folder', async () => {
  await app.page.evaluate(() => {
    localStorage.setItem('kept', 'yes')
  })
  await app.evaluate('({ app }) => app.quit()')
  expect(await app.ended).toBe(0)
  const again = await startFixture(app.userData)
  try {
    expect(await again.page.evaluate(() => localStorage.getItem('kept'))).toBe('yes')
  } finally {
    await again.remove()
  }
})
