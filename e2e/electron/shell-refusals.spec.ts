import { createConnection } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { packApp, type PackagedApp } from '../support/packaged.ts'

// An installed app does not run with what would turn it against its user, and ends before that has begun.

let app: PackagedApp
beforeAll(() => {
  app = packApp()
})
afterAll(() => {
  app.remove()
})

const patience = 30_000

/** Tries to connect to a port of this machine until told to stop. @returns how often somebody was there */
function watchPort(port: number): () => number {
  let answered = 0
  const timer = setInterval(() => {
    const socket = createConnection(port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.on('connect', () => {
      answered += 1
      socket.destroy()
    })
  }, 10)
  return () => {
    clearInterval(timer)
    return answered
  }
}

// Not with `inspect-brk`, by which Node waits for a debugger before the app's first line: from an installed app a fuse
// keeps Node's switches away.
it.each([
  'remote-debugging-pipe',
  'remote-debugging-address=0.0.0.0',
  'inspect',
  'inspect-port=0',
  'js-flags=--expose-gc',
  'load-extension=/nowhere',
  'disable-web-security',
  'no-sandbox',
  'disable-gpu-sandbox',
  'disable-seccomp-filter-sandbox',
  'allow-sandbox-debugging',
  'single-process',
  'in-process-gpu',
  'browser-subprocess-path=/bin/true',
  'renderer-cmd-prefix=/usr/bin/env',
  'utility-cmd-prefix=/usr/bin/env',
  'gpu-launcher=/usr/bin/env',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list=AAAA',
  'host-rules=MAP * 127.0.0.1',
  'host-resolver-rules=MAP * 127.0.0.1',
  'log-net-log=/nowhere/log.json',
  'ssl-key-log-file=/nowhere/keys',
  'enable-tracing',
  'trace-startup',
  'trace-startup=*',
  'trace-startup-file=/nowhere/trace.json',
  'trace-config-file=/nowhere/trace.cfg',
  'user-data-dir=/nowhere',
  'enable-features=NetworkServiceInProcess',
  'disable-features=StrictOriginIsolation',
  'auth-server-allowlist=*',
  'auth-negotiate-delegate-allowlist=*',
  'unsafely-treat-insecure-origin-as-secure=http://example.com',
  'a-switch-of-tomorrow',
])('it ends at once with --%s, and says why', async (given) => {
  const { code, errors } = await app.run([`--${given}`], { patience })
  expect(errors).toContain(`It does not run with --${given.split('=')[0] ?? ''}.`)
  expect(code).toBe(1)
})

it('an AppImage whose system gives it no sandbox names the package that has one', async () => {
  const { code, errors } = await app.run(['--no-sandbox'], {
    env: { APPIMAGE: '/nowhere/Latchkey.AppImage' },
    patience,
  })
  expect(errors).toContain('This system gives the AppImage no sandbox; the deb package has one.')
  expect(code).toBe(1)
})

it('a debugger’s port never opens', async () => {
  const port = 20_000 + (process.pid % 20_000)
  const stop = watchPort(port)
  const { code, errors } = await app.run([`--remote-debugging-port=${port}`], { patience })
  expect(errors).toContain('It does not run with --remote-debugging-port.')
  expect(errors).not.toContain('DevTools listening')
  expect([code, stop()]).toEqual([1, 0])
})

// As Chromium reads its command line: one dash is as good as two, a value may be missing or quoted, and the last counts.
it.each([
  '-remote-debugging-port=0',
  '--remote-debugging-port',
  '-no-sandbox',
  '-ignore-certificate-errors',
  '--host-rules=',
  '--js-flags',
])('it ends at once with %s too', async (given) => {
  const { code, errors } = await app.run(['--lang=de', given, '--lang=fr'], { patience })
  expect(errors).toContain(`It does not run with --${given.replace(/^-+/, '').split('=')[0] ?? ''}.`)
  expect(errors).not.toContain('DevTools listening')
  expect(code).toBe(1)
})

it.each([
  'SSLKEYLOGFILE',
  'NODE_COMPILE_CACHE',
  'NODE_V8_COVERAGE',
  'NODE_PATH',
  'ELECTRON_ENABLE_LOGGING',
  'ELECTRON_LOG_FILE',
  'CHROME_LOG_FILE',
])('it ends at once with %s in its environment', async (name) => {
  const { code, errors } = await app.run([], { env: { [name]: '/nowhere/x' }, patience })
  expect(errors).toContain(`It does not run with ${name} in its environment.`)
  expect(code).toBe(1)
})

it('without any of them it is another thing that it says: the tests have a build of the local stage', async () => {
  const harmless = [
    '--lang=de',
    '--disable-gpu',
    '--force-device-scale-factor=1',
    '--proxy-server=127.0.0.1:9',
    '--updated',
  ]
  const { code, errors } = await app.run([...harmless, '--', '--inspect'], {
    env: { NODE_EXTRA_CA_CERTS: '/nowhere/ca.pem', ELECTRON_OZONE_PLATFORM_HINT: 'auto' },
    patience,
  })
  expect(errors).toContain('A build of the local stage must not be packaged')
  expect(code).toBe(1)
})
