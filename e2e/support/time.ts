import type { Rig } from './rig.ts'

/**
 * Lets so many milliseconds pass at once: for the pool, for the app, whose timers stood still as in a machine that
 * slept, and for its page. The app and its page go by the machine's own clock again after a start.
 */
export async function passTime({ app, pool: { control } }: Rig, milliseconds: number): Promise<void> {
  control.advanceClock(milliseconds)
  const ahead = control.now() - Date.now()
  control.skewClock(ahead)
  await app.page.evaluate(setClock, ahead)
  await app.evaluateMain(({ powerMonitor }, difference) => {
    const machine = globalThis as unknown as { Date: DateConstructor; TrueDate?: DateConstructor }
    const TrueDate = (machine.TrueDate ??= machine.Date)
    const now = (): number => TrueDate.now() + difference
    machine.Date = new Proxy(TrueDate, {
      construct: (target, values: unknown[]) =>
        Reflect.construct(target, values.length === 0 ? [now()] : values) as object,
      get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
    })
    powerMonitor.emit('resume')
  }, ahead)
}

function setClock(difference: number): void {
  const page = globalThis as { trueNow?: () => number }
  const now = (page.trueNow ??= Date.now.bind(Date))
  Date.now = () => now() + difference
}
