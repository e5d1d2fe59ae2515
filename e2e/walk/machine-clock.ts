const TrueDate = Date
let ahead = 0

/** A date whose present is the machine's. */
class MachineDate extends TrueDate {
  constructor(...values: unknown[]) {
    // TypeScript knows no constructor that takes whatever `Date` does.
    super(...((values.length === 0 ? [MachineDate.now()] : values) as [number]))
  }

  static override now(): number {
    return TrueDate.now() + ahead
  }
}

/** Sets this process's clock so many milliseconds ahead of the true one, or behind it. Timers go on as they were. */
export function setMachineClock(milliseconds: number): void {
  ahead = milliseconds
  globalThis.Date = MachineDate as unknown as DateConstructor
}
