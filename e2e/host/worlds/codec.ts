/** What the sender notes for a value that cannot be copied. */
export interface Outgoing {
  noteFunction: (value: (...values: unknown[]) => unknown) => number
  notePromise: (value: Promise<unknown>) => number
}

/** What the receiver makes of such a note. */
export interface Incoming {
  makeFunction: (id: number) => unknown
  makePromise: (id: number) => unknown
}

export interface Codec {
  encode: (value: unknown, outgoing?: Outgoing) => string
  decode: (text: string, incoming?: Incoming) => unknown
}

/**
 * JSON that keeps `undefined`, NaN, the infinities, -0, bigints, dates, errors and sparse arrays; functions and
 * promises only where the two sides can keep references. Everything else is refused as Electron refuses what it
 * cannot clone. Its source text also runs in the page and in the preload's world, so it uses nothing from outside.
 */
export function createCodec(): Codec {
  // Depth where Electron's context bridge gives up too.
  const deepest = 1000

  function pack(value: unknown, outgoing: Outgoing | undefined, depth: number): unknown {
    if (depth > deepest) throw new TypeError('An object could not be cloned: it is nested too deep')
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (value === undefined) return ['undefined']
    if (typeof value === 'number') {
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : ['number', Object.is(value, -0) ? '-0' : String(value)]
    }
    if (typeof value === 'bigint') return ['bigint', String(value)]
    if (typeof value === 'function' && outgoing) {
      return ['function', outgoing.noteFunction(value as (...values: unknown[]) => unknown)]
    }
    if (typeof value !== 'object') throw new TypeError(`An object could not be cloned: a ${typeof value}`)
    if (Array.isArray(value)) return ['array', Array.from(value, (item) => pack(item, outgoing, depth + 1))]
    if (value instanceof Promise && outgoing) return ['promise', outgoing.notePromise(value)]
    if (value instanceof Date) return ['date', value.getTime()]
    if (value instanceof Error) return ['error', value.name, value.message]
    const kind = Object.prototype.toString.call(value).slice(8, -1)
    if (kind !== 'Object') throw new TypeError(`An object could not be cloned: ${kind} is not in the host`)
    return ['object', Object.entries(value).map(([key, item]) => [key, pack(item, outgoing, depth + 1)])]
  }

  function unpack(packed: unknown, incoming: Incoming | undefined): unknown {
    if (!Array.isArray(packed)) return packed
    const [kind, content, more] = packed as [string, unknown, unknown]
    switch (kind) {
      case 'undefined':
        return undefined
      case 'number':
        return Number(content)
      case 'bigint':
        return BigInt(content as string)
      case 'date':
        return new Date(content as number)
      case 'error':
        return Object.assign(new Error(more as string), { name: content })
      case 'array':
        return (content as unknown[]).map((item) => unpack(item, incoming))
      case 'object':
        return Object.fromEntries((content as [string, unknown][]).map(([key, item]) => [key, unpack(item, incoming)]))
      case 'function':
        return incoming?.makeFunction(content as number)
      case 'promise':
        return incoming?.makePromise(content as number)
      default:
        throw new TypeError(`Unknown kind ${kind}`)
    }
  }

  return {
    encode: (value, outgoing) => JSON.stringify(pack(value, outgoing, 0)),
    decode: (text, incoming) => unpack(JSON.parse(text), incoming),
  }
}
