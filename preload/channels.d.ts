/**
 * The contract's channels by group and name, which the build puts in. The preload cannot import the contract instead,
 * because the contract would bring its schemas along (decision 0005).
 */
declare const __CHANNELS__: {
  calls: Record<string, Record<string, string>>
  events: Record<string, string>
}
