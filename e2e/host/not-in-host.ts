import { EventEmitter } from 'node:events'

// The host may not pretend: whatever it does not do says so at once, with its name.

export function notInHost(name: string): Error {
  return new Error(`${name} is not in the host`)
}

/** Symbols and `then`/`toJSON` are asked for by the language and by inspection, not by the application. */
function isProbe(property: string | symbol): boolean {
  return typeof property === 'symbol' || property === 'then' || property === 'toJSON'
}

/**
 * The same object, except that reading or setting a property which it does not have throws "… is not in the host".
 * @param name what the application calls it, for the message
 */
export function strict<Target extends object>(name: string, target: Target): Target {
  const proxy: Target = new Proxy(target, {
    get(_target, property) {
      if (!(property in target)) {
        if (isProbe(property)) return undefined
        throw notInHost(`${name}.${String(property)}`)
      }
      const value: unknown = Reflect.get(target, property)
      if (typeof value !== 'function') return value
      // Bound to the target, because private fields are not reachable through a proxy.
      return (...values: unknown[]): unknown => {
        const result: unknown = Reflect.apply(value, target, values)
        return result === target ? proxy : result
      }
    },
    set(_target, property, value) {
      if (!(property in target)) throw notInHost(`${name}.${String(property)}`)
      return Reflect.set(target, property, value)
    },
  })
  return proxy
}

/** Stands for a part of Electron that the host lacks altogether: importing it is fine, using it throws. */
export function absent(name: string): unknown {
  function use(): never {
    throw notInHost(name)
  }
  return new Proxy(use, {
    get: (_target, property) => (isProbe(property) ? undefined : strict(name, {})[property as never]),
    apply: use,
    construct: use,
  })
}

/** An emitter that refuses listeners for events which the host never emits. */
export class HostEmitter extends EventEmitter {
  readonly #name: string
  readonly #events: readonly string[]

  constructor(name: string, events: readonly string[]) {
    super()
    this.#name = name
    this.#events = events
  }

  override on(event: string, listener: (...values: never[]) => void): this {
    this.#check(event)
    return super.on(event, listener as (...values: unknown[]) => void)
  }

  override once(event: string, listener: (...values: never[]) => void): this {
    this.#check(event)
    return super.once(event, listener as (...values: unknown[]) => void)
  }

  #check(event: string): void {
    if (!this.#events.includes(event)) throw notInHost(`${this.#name}.on('${event}')`)
  }
}

/** An event that a listener may call off, as Electron hands it out. */
export interface Preventable {
  readonly defaultPrevented: boolean
  preventDefault: () => void
}

/** A fresh event for `emit`; ask `defaultPrevented` afterwards. */
export function preventable<Details extends object>(details: Details): Details & Preventable {
  let prevented = false
  return Object.assign(
    Object.create(
      {},
      {
        defaultPrevented: { get: () => prevented },
        preventDefault: {
          value: () => {
            prevented = true
          },
        },
      },
    ) as Preventable,
    details,
  )
}
