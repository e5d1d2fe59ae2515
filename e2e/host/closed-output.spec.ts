import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { HostMessage, ParentMessage } from './control.ts'

test('an app whose output nobody reads any more goes on, and its log is in the files', async () => {
  const userData = mkdtempSync(join(tmpdir(), 'host-logging-'))
  const app = fork(new URL('run.ts', import.meta.url), [join(import.meta.dirname, 'fixture/logging')], {
    env: { ...process.env, FIXTURE_USER_DATA: userData },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const ended = once(app, 'exit')
  onTestFinished(async () => {
    app.kill('SIGKILL')
    await ended
    rmSync(userData, { recursive: true })
  })
  let lastId = 0
  async function evaluate(source: string): Promise<unknown> {
    const message: ParentMessage = { kind: 'evaluate', id: (lastId += 1), source, argument: null }
    app.send(message)
    const [answer] = (await once(app, 'message')) as [HostMessage]
    return 'value' in answer ? answer.value : expect.fail(JSON.stringify(answer))
  }

  await expect.poll(() => evaluate('() => typeof log')).toBe('object')
  app.stderr?.destroy()
  await evaluate('() => log.info("first") ?? null')
  await evaluate('() => log.info("second") ?? null')
  expect(await evaluate('() => crashes()')).toEqual([])
  await expect.poll(() => readFileSync(join(userData, 'logs/latchkey.log'), 'utf8')).toContain('second')
})
