/** An object whose members are all asynchronous methods. */
type Asynchronous<Value> = { [Name in keyof Value]: (...input: never[]) => Promise<unknown> }

/**
 * Stands for an object and makes it at the first call of a method, because the start of the app has no time to make it
 * (decision 0023). Calls are handed on. When the object cannot be made they reject, and the next call tries again.
 */
export function lazily<Value extends Asynchronous<Value>>(make: () => Promise<Value>): Value {
  let made: Promise<Value> | undefined
  const ready = (): Promise<Value> =>
    (made ??= make().catch((error: unknown) => {
      made = undefined
      throw error
    }))
  return new Proxy({} as Value, {
    get: (_target, name) => {
      return async (...input: never[]) => (await ready())[name as keyof Value](...input)
    },
  })
}
