import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { servePage } from './page-files.ts'

let root = ''
let folder = ''

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'latchkey-pages-'))
  folder = join(root, 'renderer')
  await mkdir(join(folder, 'assets'), { recursive: true })
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  await writeFile(join(folder, 'assets/app.js'), 'export {}')
  await writeFile(join(folder, 'notes.txt'), 'not a page')
  await writeFile(join(root, 'secret.json'), '{}')
})

afterAll(() => rm(root, { recursive: true }))

describe('servePage', () => {
  it('serves the page and its files with their types', async () => {
    const page = await servePage(folder, 'app://page/')
    expect(await page.text()).toBe('<!doctype html>')
    expect(page.headers.get('content-type')).toContain('text/html')
    const script = await servePage(folder, 'app://page/assets/app.js')
    expect(script.headers.get('content-type')).toContain('text/javascript')
  })

  it('sends a policy without unsafe sources with every answer', async () => {
    for (const url of ['app://page/index.html', 'app://page/missing.js']) {
      const policy = (await servePage(folder, url)).headers.get('content-security-policy')
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self'")
      expect(policy).not.toContain('unsafe')
    }
  })

  it.each([
    'app://page/../secret.json',
    'app://page/%2e%2e/secret.json',
    'app://page/..%2fsecret.json',
    'app://page/assets/..%2f..%2fsecret.json',
    'app://page/%2e%2e%5csecret.json',
    'app://page/index.html%00.js',
    'app://page/%E0%A4%A',
    'app://elsewhere/index.html',
    'app://page/notes.txt',
    'app://page/assets',
  ])('answers 404 to %s', async (url) => {
    expect((await servePage(folder, url)).status).toBe(404)
  })
})
