/**
 * Lets an object say "… is not in the host" for everything that it does not have (decision 0044). Given the
 * `prototype` of a class, it does so for what the class constructs. Its source text also runs in the page.
 * @param name what the application calls it, for the message
 */
export function strict<Target extends object>(name: string, target: Target): Target {
  const inherited = Object.getPrototypeOf(target) as object

  function check(property: string | symbol): void {
    // Symbols and these are asked for by the language and by inspection, not by the application.
    if (property in inherited || typeof property === 'symbol' || property === 'then' || property === 'toJSON') return
    throw new Error(`${name}.${property} is not in the host`)
  }

  // Only what the object itself lacks is looked for behind it.
  const behind = new Proxy(inherited, {
    get(_inherited, property, receiver) {
      check(property)
      return Reflect.get(inherited, property, receiver) as unknown
    },
    set(_inherited, property, value, receiver) {
      check(property)
      return Reflect.set(inherited, property, value, receiver)
    },
  })
  return Object.setPrototypeOf(target, behind) as Target
}
