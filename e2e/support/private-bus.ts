import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A message bus that nobody but a test and its app know of. */
export interface PrivateBus {
  /** Path of its socket. */
  socket: string
  /** As D-Bus writes it in the environment. */
  address: string
  close: () => Promise<void>
}

/** How long the bus waits for a service to start and for its answers, in milliseconds: longer than any test. */
const patience = 600_000

/**
 * Starts a bus on which everybody may do everything.
 * @param services what the bus starts when somebody asks for a name
 * @throws Error when it does not start
 */
export async function startPrivateBus(services: Record<string, string> = {}): Promise<PrivateBus> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-bus-'))
  const socket = join(folder, 'bus')
  const config = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
    "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
    <busconfig>
      <type>session</type>
      <listen>unix:path=${socket}</listen>
      <servicedir>${folder}</servicedir>
      <policy context="default"><allow send_destination="*"/><allow eavesdrop="true"/><allow own="*"/></policy>
      <limit name="service_start_timeout">${patience}</limit>
      <limit name="reply_timeout">${patience}</limit>
    </busconfig>`
  writeFileSync(join(folder, 'bus.conf'), config)
  for (const [name, command] of Object.entries(services)) {
    writeFileSync(join(folder, `${name}.service`), `[D-BUS Service]\nName=${name}\nExec=${command}\n`)
  }
  const values = [`--config-file=${join(folder, 'bus.conf')}`, '--nofork', '--print-address=3']
  // A group of its own, with what the bus starts.
  const child = spawn('dbus-daemon', values, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true })
  const ended = once(child, 'exit')
  const started = await Promise.race([once(child.stdio[3] as NodeJS.ReadableStream, 'data'), ended.then(() => null)])
  if (started === null) throw new Error('dbus-daemon did not start')
  return {
    socket,
    address: `unix:path=${socket}`,
    close: async () => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
      await ended
      rmSync(folder, { recursive: true })
    },
  }
}

/**
 * A session bus whose keychain takes every question and answers none, as one does whose user is away: it never gets
 * ready, and the bus keeps the questions for it. The bus itself answers; Chromium's own client hangs on one that does
 * not.
 */
export function startSilentKeychain(): Promise<PrivateBus> {
  return startPrivateBus({ 'org.freedesktop.secrets': `/bin/sleep ${patience / 1000}` })
}
