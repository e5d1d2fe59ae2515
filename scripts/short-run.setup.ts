import { beforeAll, type RunnerTask } from 'vitest'
import { isInRun } from './short-run.ts'

/** Leaves the tests of another run out, and suites of which nothing is left, with what would be set up for them. */
function choose(task: RunnerTask, path: string): void {
  if (task.type === 'suite') {
    for (const inside of task.tasks) choose(inside, path)
    if (task.tasks.every(({ mode }) => mode === 'skip')) task.mode = 'skip'
  } else if (!isInRun(path, task.fullTestName)) {
    task.mode = 'skip'
  }
}

// Vitest accepts no other name for a context of which nothing is used.
// oxlint-disable-next-line no-empty-pattern
beforeAll(({}, file) => {
  for (const task of file.tasks) choose(task, file.file.filepath)
})
