import type { Codec } from './codec.ts'

type AnyFunction = (...values: unknown[]) => unknown

type Message =
  | { kind: 'expose'; key: string; api: unknown }
  | { kind: 'call'; id: number; values: unknown[] }
  | { kind: 'answer'; threw: boolean; value: unknown }
  | { kind: 'settle'; id: number; rejected: boolean; value: unknown }

export interface BridgeEnd {
  expose: (key: string, api: unknown) => void
}

/**
 * One end of the bridge between the preload's world and the page's. Both worlds share the DOM and nothing else, so
 * text in custom events is all that crosses. Dispatching is synchronous: a call has its answer when `dispatchEvent`
 * returns, as Electron's context bridge behaves too. Its source text runs in both worlds.
 * @param outgoing name of the events that this end sends
 * @param incoming name of the events that the other end sends
 * @param onExpose what this end does with an API that the other end exposes
 */
export function createBridgeEnd(
  codec: Codec,
  outgoing: string,
  incoming: string,
  onExpose: (key: string, api: unknown) => void,
): BridgeEnd {
  const functions = new Map<number, AnyFunction>()
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (reason: unknown) => void }>()
  let lastId = 0
  let lastAnswer: { threw: boolean; value: unknown } | undefined

  const outgoingReferences = {
    noteFunction(value: AnyFunction): number {
      lastId += 1
      functions.set(lastId, value)
      return lastId
    },
    notePromise(value: Promise<unknown>): number {
      lastId += 1
      const id = lastId
      value.then(
        (result) => {
          settle(id, false, result)
        },
        (reason: unknown) => {
          settle(id, true, reason)
        },
      )
      return id
    },
  }

  const incomingReferences = {
    makeFunction: (id: number): AnyFunction => {
      return (...values) => {
        send({ kind: 'call', id, values })
        const answer = lastAnswer
        lastAnswer = undefined
        if (!answer) throw new Error('The other side of the bridge did not answer')
        if (answer.threw) throw answer.value as Error
        return answer.value
      }
    },
    makePromise: (id: number): Promise<unknown> => {
      return new Promise((resolve, reject) => {
        promises.set(id, { resolve, reject })
      })
    },
  }

  function send(message: Message): void {
    window.dispatchEvent(new CustomEvent(outgoing, { detail: codec.encode(message, outgoingReferences) }))
  }

  function settle(id: number, rejected: boolean, value: unknown): void {
    try {
      send({ kind: 'settle', id, rejected, value })
    } catch (error) {
      send({ kind: 'settle', id, rejected: true, value: error })
    }
  }

  function answer(id: number, values: unknown[]): void {
    try {
      send({ kind: 'answer', threw: false, value: functions.get(id)?.(...values) })
    } catch (error) {
      const reason = error instanceof Error ? error : new Error(String(error))
      send({ kind: 'answer', threw: true, value: reason })
    }
  }

  window.addEventListener(incoming, (event) => {
    const message = codec.decode((event as CustomEvent<string>).detail, incomingReferences) as Message
    switch (message.kind) {
      case 'expose':
        onExpose(message.key, message.api)
        break
      case 'call':
        answer(message.id, message.values)
        break
      case 'answer':
        lastAnswer = message
        break
      case 'settle':
        promises.get(message.id)?.[message.rejected ? 'reject' : 'resolve'](message.value)
        promises.delete(message.id)
        break
    }
  })

  return {
    expose: (key, api) => {
      send({ kind: 'expose', key, api })
    },
  }
}
