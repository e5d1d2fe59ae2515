import { ExtensionCodec, decode, encode } from '@msgpack/msgpack'

/** A value that only an apply would tell. */
class Unknown {
  readonly unknown = true
}
export const unknown = new Unknown()

/** A value as Terraform hands it to a provider: JSON, or in any place `unknown`. */
export type Wire = null | boolean | number | string | Unknown | Wire[] | { [key: string]: Wire }

export type WireObject = Record<string, Wire>

// Terraform packs an unknown value as extension 0, or as 12 with what it does know of it.
const codec = new ExtensionCodec()
codec.register({
  type: 0,
  encode: (value) => (value === unknown ? new Uint8Array([0]) : null),
  decode: () => unknown,
})
codec.register({ type: 12, encode: () => null, decode: () => unknown })

/** A value in the form of the protocol's messages. */
export function pack(value: Wire): { msgpack: Uint8Array } {
  return { msgpack: encode(value, { extensionCodec: codec }) }
}

/** The value in a message; null where there is none. */
export function unpack(message: { msgpack: Uint8Array } | null): Wire {
  if (message === null || message.msgpack.length === 0) return null
  return decode(message.msgpack, { extensionCodec: codec }) as Wire
}

/** Whether it is an object with keys, not a list and not unknown. */
export function isWireObject(value: Wire | undefined): value is WireObject {
  return typeof value === 'object' && value !== null && !(value instanceof Unknown) && !Array.isArray(value)
}
