/**
 * The contract's channels by group and name, put in by the build. The contract itself would bring its schemas along
 * (decision 0005).
 */
declare const __CHANNELS__: {
  calls: Record<string, Record<string, string>>
  events: Record<string, string>
}
