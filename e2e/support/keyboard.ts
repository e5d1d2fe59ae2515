import type { Page } from 'playwright-core'
import { expect } from 'vitest'

// What somebody does who has no mouse: Tab, arrows, Enter and Escape, and nothing else.

/** So many presses of Tab lead around any screen of the app. */
const around = 40

/** What has the focus, as a screen reader names it, and whether it can be seen. */
interface Focused {
  role: string
  name: string
  /** Whether a ring, or a border of another colour, shows where the focus is. */
  marked: boolean
  inView: boolean
}

/** What has the focus now. */
export async function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body
    const text = (node: Element | null): string => (node?.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
    const label = element instanceof HTMLInputElement ? text(element.labels?.[0] ?? null) : ''
    const box = element.getBoundingClientRect()
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return {
      role: element.getAttribute('role') ?? element.tagName.toLowerCase(),
      name: element.getAttribute('aria-label') ?? (label || text(element)),
      marked: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      inView: box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth,
    }
  })
}

/** Goes on with Tab until this has the focus; everything that has it on the way can be seen to have it. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = []
  for (let presses = 0; presses <= around; presses += 1) {
    const now = await focused(page)
    if (now.name === name) {
      expect(now, name).toMatchObject({ marked: true, inView: true })
      return
    }
    if (presses > 0 && now.role !== 'body') expect(now, `on the way to ${name}`).toMatchObject({ marked: true })
    passed.push(now.name)
    await page.keyboard.press('Tab')
  }
  expect.fail(`Tab never comes to ${name}, only to ${passed.join(', ')}`)
}

/** Goes there with Tab and types; a field that has content is typed over. */
export async function typeInto(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}

/** Goes there with Tab and presses Enter. */
export async function enter(page: Page, name: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}
