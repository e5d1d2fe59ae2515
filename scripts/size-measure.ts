import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium as browserType, type Page } from 'playwright-core'
import { pageOrigin, servePage } from '../main/shell/page-files.ts'
import { en } from '../renderer/locales/en.ts'
import { chromium } from './chromium.ts'
import { pageScript, readPage, type PageReading } from './size-page.ts'
import type { Fetched } from './size-report.ts'

/** The page rests when it has fetched nothing for this long, in milliseconds. */
const quiet = 1_000

/**
 * Opens the built renderer in Chromium, with the headers that main sends, and waits until the page rests.
 * @param folder `out/renderer`
 * @returns every file that the page fetched, in order
 * @throws Error when the sign-in screen does not come, cannot be used, or reports an error
 */
export async function measureFirstScreen(folder: string): Promise<Fetched[]> {
  const bodies = new Map<string, Buffer>()
  const server = await serve(folder, bodies)
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  const browser = await browserType.launch({ executablePath: chromium.path, args: chromium.args })
  try {
    const page = await browser.newPage({ viewport: { width: 1080, height: 760 }, locale: 'en-GB' })
    page.setDefaultTimeout(30_000)
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    await page.addInitScript({ content: pageScript })
    await page.goto(`${origin}/index.html`)
    const { usable, files } = await readWhenQuiet(page)
    await signIn(page)
    if (complaints.length > 0) throw new Error(`The page complains: ${complaints.join('; ')}`)
    return [{ url: `${origin}/index.html`, at: 0 }, ...files].flatMap(({ url, at }) => {
      const path = url.slice(origin.length)
      const body = bodies.get(path)
      return body ? { path, body, when: at < usable ? 'until usable' : 'afterwards' } : []
    })
  } finally {
    await browser.close()
    server.close()
  }
}

/** Serves the page's files on loopback. `bodies` gets each answer, by path. */
async function serve(folder: string, bodies: Map<string, Buffer>): Promise<Server> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    // Electron never asks for this file.
    if (path === '/favicon.ico') return response.writeHead(204).end()
    void servePage(folder, `${pageOrigin}${path}`).then(async (answer) => {
      const body = Buffer.from(await answer.arrayBuffer())
      bodies.set(path, body)
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(body)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

async function readWhenQuiet(page: Page): Promise<NonNullable<PageReading>> {
  await page.getByRole('heading', { level: 1, name: en.signIn.title }).waitFor()
  let known = -1
  for (;;) {
    const reading = await page.evaluate<PageReading>(readPage)
    if (reading?.files.length === known) return reading
    known = reading?.files.length ?? -1
    await page.waitForTimeout(quiet)
  }
}

/** Proves that the measured screen works: the page sends what is typed over the bridge, and shows the answer. */
async function signIn(page: Page): Promise<void> {
  await page.getByLabel(en.fields.phoneNumber, { exact: true }).fill('+447700900123')
  await page.getByLabel(en.fields.password, { exact: true }).fill('Brass-key-42')
  await page.getByRole('button', { name: en.signIn.submit, exact: true }).click()
  await page.getByText(en.errors.CredentialsWrong).first().waitFor()
}
