import { readFile } from 'node:fs/promises'
import type { Answer } from '../http.ts'

const files: Readonly<Record<string, { name: string; type: string }>> = {
  '/_local/phone': { name: 'phone.html', type: 'text/html; charset=utf-8' },
  '/_local/phone.js': { name: 'phone.js', type: 'text/javascript; charset=utf-8' },
  '/_local/phone.css': { name: 'phone.css', type: 'text/css; charset=utf-8' },
}

/** The "Phone" window: a page that shows the messages. Undefined for a path that is not part of it. */
export async function phoneAnswer(url: string): Promise<Answer | undefined> {
  const file = files[url.split('?')[0] ?? '']
  if (file === undefined) return undefined
  return {
    status: 200,
    headers: {
      'content-type': file.type,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    body: await readFile(new URL(file.name, import.meta.url), 'utf8'),
  }
}
