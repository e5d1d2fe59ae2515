import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Held until released, or until the process ends in whatever way. */
interface DirectoryLock {
  release: () => Promise<void>
}

/**
 * Takes a state directory for this process: two pools in one directory would overwrite each other's users. The lock is
 * a local socket that somebody listens on, so a killed process leaves none behind.
 * @throws {Error} when another process has it.
 */
export async function lockDirectory(dir: string): Promise<DirectoryLock> {
  const address = socketAddress(dir)
  const server = createServer((socket) => socket.destroy()).unref()
  try {
    await listen(server, address)
  } catch {
    if (await isListening(address)) throw new Error(`${dir} is in use by another local pool.`)
    rmSync(address, { force: true })
    await listen(server, address)
  }
  return {
    release: () =>
      new Promise((done) => {
        server.close(() => {
          done()
        })
      }),
  }
}

// Not in the directory itself: the address of a socket holds about 100 characters.
function socketAddress(dir: string): string {
  const name = `latchkey-pool-${createHash('sha256').update(resolve(dir)).digest('hex').slice(0, 24)}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(address, () => {
      server.off('error', fail)
      done()
    })
  })
}

function isListening(address: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(address)
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => {
      done(false)
    })
  })
}
