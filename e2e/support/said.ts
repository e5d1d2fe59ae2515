import type { Page } from 'playwright-core'
import type { SearchedFile } from '../../scripts/brand/name-search.ts'
import type { RunningApp } from '../launch.ts'

// What users of the app can read, for a search through all of it.

/** All that the page says now: its title, its texts, also those that are folded up, and what only a screen reader says. */
export async function saidOnPage(page: Page, name: string): Promise<SearchedFile> {
  const content = await page.evaluate(() => {
    const spoken = ['title', 'alt', 'placeholder', 'value', 'aria-label', 'aria-description', 'aria-roledescription']
    const attributes = [...document.querySelectorAll('*')].flatMap((element) =>
      spoken.map((attribute) => element.getAttribute(attribute) ?? ''),
    )
    return [document.title, document.body.innerText, document.body.textContent, ...attributes].join('\n')
  })
  return { path: `the screen "${name}"`, content }
}

/** What the system shows around the page: the window's title, the application's name, the menu's entries. */
export async function saidAround(app: RunningApp): Promise<{ name: string; title: string; menu: string[] }> {
  return app.evaluateMain(({ app: { name }, BrowserWindow, Menu }) => {
    const labels = (menu: Electron.Menu | null): string[] =>
      menu?.items.flatMap(({ label, sublabel, toolTip, submenu }) => [
        ...[label, sublabel, toolTip].filter((text) => typeof text === 'string' && text !== ''),
        ...labels(submenu ?? null),
      ]) ?? []
    return {
      name,
      title: BrowserWindow.getAllWindows()[0]?.getTitle() ?? '',
      menu: labels(Menu.getApplicationMenu()),
    }
  }, undefined)
}
