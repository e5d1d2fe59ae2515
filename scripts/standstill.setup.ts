import { beforeAll, beforeEach, type RunnerTask } from 'vitest'
import { bearable, watchStandstill } from './standstill.ts'

/** How often a test is tried again (decision 0074). */
const again = 2

declare module 'vitest' {
  interface TaskMeta {
    /** How long the machine stood still in each try that failed and did not count, in milliseconds. */
    standstills?: number[]
  }
}

const watch = watchStandstill()

/** Lets each test of a suite be tried again, if the machine stood still while it failed. */
function forgiveStandstill(task: RunnerTask): void {
  if (task.type === 'suite') task.tasks.forEach(forgiveStandstill)
  else task.retry = { count: again, condition: (error) => !isCounterexample(error) && stoodStill(task) }
}

/** Another try would generate other inputs, and might never come upon this one again. */
function isCounterexample({ message }: { message: string }): boolean {
  return message.startsWith('Property failed')
}

function stoodStill({ meta }: RunnerTask): boolean {
  const longest = watch.longest()
  if (longest < bearable) return false
  meta.standstills = [...(meta.standstills ?? []), Math.round(longest)]
  return true
}

// Vitest accepts no other name for a context of which nothing is used.
// oxlint-disable-next-line no-empty-pattern
beforeAll(({}, file) => {
  file.tasks.forEach(forgiveStandstill)
})

beforeEach(() => {
  watch.restart()
})
