import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { startHost } from './host/start.ts'

const folder = fileURLToPath(new URL('../', import.meta.url))

// In the host, because an Electron that was not packaged does not pretend to be.
it.each(['--remote-debugging-port=9222', '--inspect', '--js-flags=--expose-gc', '--utility-cmd-prefix=strace'])(
  'an installed app does not run with %s, and says so',
  async (given) => {
    const started = startHost({ folder, args: ['--packaged', given] })
    await expect(started).rejects.toThrow(`It does not run with ${given.split('=')[0] ?? ''}.`)
  },
)

it('nor with a file for the keys of its connections', async () => {
  const started = startHost({ folder, args: ['--packaged'], env: { SSLKEYLOGFILE: '/nowhere/keys' } })
  await expect(started).rejects.toThrow('It does not run with SSLKEYLOGFILE in its environment.')
})
