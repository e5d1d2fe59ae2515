import { existsSync } from 'node:fs'

const candidates = [
  process.env.LATCHKEY_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * The installed Chromium that the host and the screen tests use, and its flags. `--no-sandbox` is there for root only,
 * because Chromium refuses to start otherwise; the others keep it from asking anything of the network.
 */
export const chromium = {
  path: candidates.find((candidate) => candidate !== undefined && existsSync(candidate)) ?? '/usr/bin/chromium',
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}

/**
 * The Chromium for tests that show no window: a build without a browser's own surface, which takes an eighth less of the
 * processor for the same pages. Where it is missing, and where somebody named a Chromium, that one serves.
 */
export const headlessPath =
  process.env.LATCHKEY_CHROMIUM === undefined && existsSync('/usr/bin/chromium-headless-shell')
    ? '/usr/bin/chromium-headless-shell'
    : chromium.path
