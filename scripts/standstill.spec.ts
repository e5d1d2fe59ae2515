import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { startVitest } from 'vitest/node'

const root = fileURLToPath(new URL('../', import.meta.url))

/** Runs one test, and answers how it ended and how often it was tried. */
async function run(body: string): Promise<{ state: string | undefined; tries: number; standstills: number }> {
  mkdirSync(join(root, 'out/test'), { recursive: true })
  const folder = mkdtempSync(join(root, 'out/test/standstill-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const head = `import { expect, it } from 'vitest'
    let tries = 0
    const standStill = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400)`
  writeFileSync(join(folder, 'one.spec.js'), `${head}\nit('one', async () => {\n  tries += 1\n${body}\n})`)
  const vitest = await startVitest([], {
    root: folder,
    config: false,
    watch: false,
    silent: true,
    reporters: [{}],
    include: ['one.spec.js'],
    setupFiles: [join(root, 'scripts/standstill.setup.ts')],
  })
  onTestFinished(() => vitest.close())
  // Vitest speaks of a failed test by this process's code, which is that of the tests around it.
  process.exitCode = undefined
  const [test] = [...(vitest.state.getTestModules()[0]?.children.allTests() ?? [])]
  return {
    state: test?.result().state,
    tries: 1 + (test?.diagnostic()?.retryCount ?? 0),
    standstills: test?.meta().standstills?.length ?? 0,
  }
}

it('tries a test again that failed while the machine stood still', async () => {
  const result = await run('if (tries < 3) { standStill(); throw new Error("too late") }')
  expect(result).toEqual({ state: 'passed', tries: 3, standstills: 2 })
})

it('tries it also under a clock of its own', async () => {
  const body = `const { vi } = await import('vitest')
    vi.useFakeTimers()
    if (tries === 1) { standStill(); throw new Error('too late') }`
  expect(await run(body)).toEqual({ state: 'passed', tries: 2, standstills: 1 })
})

it('tries none again that failed while the machine kept time', async () => {
  expect(await run('expect(tries).toBe(2)')).toEqual({ state: 'failed', tries: 1, standstills: 0 })
})

it('tries none again whose generated inputs have a counterexample', async () => {
  const body = `const fc = await import('fast-check')
    standStill()
    fc.assert(fc.property(fc.nat(), (number) => number < 10))`
  expect(await run(body)).toEqual({ state: 'failed', tries: 1, standstills: 0 })
})

it('forgets a standstill of the test before, and of a try before', async () => {
  const body = `if (tries === 1) standStill()
    await new Promise((resolve) => setTimeout(resolve, 30))
    throw new Error('wrong each time')`
  expect(await run(body)).toEqual({ state: 'failed', tries: 2, standstills: 1 })
})

it('fails a test that fails each time, however the machine stood still', async () => {
  expect(await run('standStill(); throw new Error("wrong")')).toMatchObject({ state: 'failed', tries: 3 })
})
