import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** Does one step of a walk and takes its picture: of the app's page, unless another shows it better. */
export type TellStep = (title: string, name: string, act: () => Promise<unknown>, page?: Page) => Promise<void>

/**
 * Tells a walk through the app step by step: a line with the time it took and a picture `NN-name.png` each.
 * A step that does not come about leaves a picture of what is there instead, and ends the walk by its error.
 * @param folder is emptied first
 * @param appPage the app's page at that time: a restart gives another one
 */
export function tellSteps(folder: string, appPage: () => Page): TellStep {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  let count = 0
  return async (title, name, act, page) => {
    count += 1
    const picture = `${String(count).padStart(2, '0')}-${name}`
    const started = performance.now()
    const tell = (outcome: string): void => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      console.log(`${picture.slice(0, 2)} ${seconds.padStart(6)} s  ${title}${outcome}`)
    }
    try {
      await act()
      tell('')
    } catch (error) {
      tell(': FAILED')
      await photograph(page ?? appPage(), join(folder, `${picture}-failed.png`)).catch(() => undefined)
      throw error
    }
    await photograph(page ?? appPage(), join(folder, `${picture}.png`))
  }
}

async function photograph(page: Page, path: string): Promise<void> {
  await page.screenshot({ path, animations: 'disabled', caret: 'initial' })
}
