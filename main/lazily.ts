/** An object of which every member is an asynchronous method. */
type Asynchronous<Value> = { [Name in keyof Value]: (...input: never[]) => Promise<unknown> }

/**
 * Stands for an object that is made when a method of it is first called, because making it takes time that the start
 * of the app does not have (decision 0023). It hands calls on; they reject when the object cannot be made, and the next
 * call tries again.
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
