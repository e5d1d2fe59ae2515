/**
 * The contract's channels by group and name, put in by the build. The preload runs before the page does, at each start;
 * the contract itself would bring its schemas and the library that checks them along.
 */
declare const __CHANNELS__: {
  calls: Record<string, Record<string, string>>
  events: Record<string, string>
}
