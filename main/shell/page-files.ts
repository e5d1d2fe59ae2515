import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

export const pageScheme = 'app'

/** Origin of the app's pages. The IPC layer answers no other origin. */
export const pageOrigin = `${pageScheme}://page`

/**
 * What the page may load: its own files and nothing else. No inline script, no `eval`, no connection; only the bridge
 * leads out of the page.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // Vue creates a policy of this name when the page loads. A second one of the same name would be refused like any
  // other.
  'trusted-types vue',
].join('; ')

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Answers one request for a page's file. Answers 404 for what is not in the folder, whatever the path tries. */
export async function servePage(folder: string, url: string): Promise<Response> {
  const headers = { 'content-security-policy': contentSecurityPolicy, 'x-content-type-options': 'nosniff' }
  const notFound = (): Response => new Response('Not found', { status: 404, headers })
  const path = filePath(folder, url)
  const contentType = path && contentTypes[extname(path)]
  if (!path || !contentType) return notFound()
  try {
    return new Response(await readFile(path), { headers: { ...headers, 'content-type': contentType } })
  } catch {
    return notFound()
  }
}

/** The file for a URL; null when it is outside of the folder or the host is not ours. */
function filePath(folder: string, url: string): string | null {
  try {
    const { host, pathname } = new URL(url)
    if (`${pageScheme}://${host}` !== pageOrigin) return null
    const path = normalize(join(folder, decodeURIComponent(pathname === '/' ? '/index.html' : pathname)))
    return path.startsWith(folder + sep) && !path.includes('\0') ? path : null
  } catch {
    return null
  }
}
