import { once } from 'node:events'
import { createConnection, type Socket } from 'node:net'

// As much of D-Bus as it takes to be a service that says something: https://dbus.freedesktop.org/doc/dbus-specification.html

/** Who a message is for and what it is. */
interface Message {
  /** 1 is a call, 4 a signal. */
  type: 1 | 4
  path: string
  interface: string
  member: string
  destination?: string
  signature?: string
  body?: Buffer
}

/** A connection to a bus. */
export interface BusConnection {
  /** Takes a name, so that what is sent comes from whom others expect. */
  own: (name: string) => Promise<void>
  /** Says something to everybody who listens. The argument is a boolean. */
  signal: (path: string, iface: string, member: string, argument: boolean) => void
  close: () => void
}

/** @param socket path of the bus's socket */
export async function connectToBus(socket: string): Promise<BusConnection> {
  const bus = createConnection(socket)
  await once(bus, 'connect')
  const user = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex')
  bus.write(`\0AUTH EXTERNAL ${user}\r\n`)
  await heard(bus, 'OK ')
  bus.write('BEGIN\r\n')
  let serial = 0
  const send = (message: Message): void => {
    serial += 1
    bus.write(encode(message, serial))
  }
  const ask = async (member: string, signature = '', body = Buffer.alloc(0)): Promise<void> => {
    const name = 'org.freedesktop.DBus'
    send({ type: 1, path: '/org/freedesktop/DBus', interface: name, destination: name, member, signature, body })
    await once(bus, 'data')
  }
  await ask('Hello')
  bus.resume()
  return {
    own: (name) => ask('RequestName', 'su', Buffer.concat([padded(string(name), 4), uint32(0)])),
    signal: (path, iface, member, argument) => {
      send({ type: 4, path, interface: iface, member, signature: 'b', body: uint32(argument ? 1 : 0) })
    },
    close: () => {
      bus.destroy()
    },
  }
}

async function heard(bus: Socket, start: string): Promise<void> {
  const [answer] = (await once(bus, 'data')) as [Buffer]
  if (!answer.toString().startsWith(start)) throw new Error(`the bus said ${answer.toString()}`)
}

function encode(
  { type, path, interface: iface, member, destination, signature, body }: Message,
  serial: number,
): Buffer {
  const fields = [
    field(1, 'o', string(path)),
    field(2, 's', string(iface)),
    field(3, 's', string(member)),
    ...(destination === undefined ? [] : [field(6, 's', string(destination))]),
    ...(signature === undefined || signature === '' ? [] : [field(8, 'g', shortString(signature))]),
  ]
  let header = Buffer.alloc(0)
  for (const part of fields) header = Buffer.concat([padded(header, 8), part])
  const content = body ?? Buffer.alloc(0)
  const start = Buffer.concat([
    Buffer.from([0x6c, type, 0, 1]),
    uint32(content.length),
    uint32(serial),
    uint32(header.length),
  ])
  return Buffer.concat([padded(Buffer.concat([start, header]), 8), content])
}

function field(code: number, type: 'o' | 's' | 'g', value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([code]), shortString(type), value])
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32LE(value)
  return buffer
}

function string(value: string): Buffer {
  return Buffer.concat([uint32(Buffer.byteLength(value)), Buffer.from(`${value}\0`)])
}

function shortString(value: string): Buffer {
  return Buffer.concat([Buffer.from([value.length]), Buffer.from(`${value}\0`)])
}

function padded(buffer: Buffer, to: number): Buffer {
  return Buffer.concat([buffer, Buffer.alloc((to - (buffer.length % to)) % to)])
}
