import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { chromium } from '../../scripts/chromium.ts'
import { CdpConnection } from './cdp.ts'

/** How long Chromium may take to write its profile when it closes, in milliseconds. */
const closingTime = 3000

export interface ChromiumOptions {
  /** Folder of the profile; made when missing. */
  profile: string
  headless: boolean
}

/** A Chromium with one empty app window. It ends with this process, because its debugging pipe then closes. */
export class ChromiumProcess {
  readonly cdp: CdpConnection
  /** Where others may connect to by the DevTools protocol, as `ws://127.0.0.1:…`. */
  readonly endpoint: Promise<string>
  /** Settles when the process has ended. */
  readonly ended: Promise<unknown>
  readonly #child: ChildProcess

  constructor({ profile, headless }: ChromiumOptions) {
    this.#child = spawn(
      chromium.path,
      [
        ...chromium.args,
        ...(headless ? ['--headless'] : []),
        `--user-data-dir=${profile}`,
        '--remote-debugging-pipe',
        '--remote-debugging-port=0',
        '--app=data:text/html,',
        '--password-store=basic',
        '--disable-breakpad',
        '--disable-dev-shm-usage',
        '--hide-crash-restore-bubble',
      ],
      {
        // What the application's keychain does on the desktop's bus is none of the browser's business.
        env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'disabled:' },
        stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      },
    )
    const [, , errors, output, input] = this.#child.stdio as [null, null, Readable, Writable, Readable]
    this.cdp = new CdpConnection(output, input)
    this.ended = once(this.#child, 'exit')
    this.endpoint = readEndpoint(errors)
    // Whoever needs the endpoint awaits it; a Chromium that never starts must not be an unhandled rejection too.
    this.endpoint.catch(() => undefined)
    this.#child.on('error', (error) => errors.destroy(error))
  }

  /** Lets Chromium write its profile and end; ends it hard when that takes too long. */
  async close(): Promise<void> {
    this.cdp.root.send('Browser.close').catch(() => undefined)
    await Promise.race([this.ended, delay(closingTime, undefined, { ref: false })])
    this.kill()
  }

  kill(): void {
    this.#child.kill('SIGKILL')
  }
}

/** Chromium writes where it listens to its standard error, among complaints about a missing desktop. */
async function readEndpoint(errors: Readable): Promise<string> {
  let text = ''
  for await (const chunk of errors.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    text += String(chunk)
    const found = /DevTools listening on (ws:\S+)/.exec(text)?.[1]
    if (found === undefined) continue
    errors.resume()
    return found
  }
  throw new Error(`Chromium did not start:\n${text.trim().split('\n').slice(-5).join('\n')}`)
}
