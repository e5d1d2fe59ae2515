import { chromium as browserType } from 'playwright-core'
import { expect, it } from 'vitest'
import { chromium } from '../../../scripts/chromium.ts'
import { latestCode, openPool } from '../testing/pool.ts'
import { ada, grace, PoolUser } from '../testing/sdk.ts'

it('shows messages as they come, newest at the bottom, and copies a code on click', async ({ onTestFinished }) => {
  const pool = await openPool()
  const browser = await browserType.launch({ executablePath: chromium.path, args: chromium.args })
  onTestFinished(() => browser.close())
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${pool.endpoint}/_local/phone`)
  await page.getByText('No messages yet').waitFor()

  await new PoolUser(pool, ada).signUp()
  await new PoolUser(pool, grace).signUp()
  const messages = page.getByRole('listitem')
  await messages.nth(1).waitFor()
  expect(await messages.first().innerText()).toContain(ada.phone)
  expect(await messages.last().innerText()).toContain(grace.phone)
  expect(await messages.last().innerText()).toContain(`Your Latchkey code is ${latestCode(pool)}.`)
  await page.getByRole('button', { name: latestCode(pool) }).click()
  await page.getByText(`${latestCode(pool)} copied`).waitFor()
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(latestCode(pool))
  expect(complaints).toEqual([])
})
