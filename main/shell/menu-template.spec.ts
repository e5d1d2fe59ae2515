import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { englishLabels, menuTemplate, type MenuActions } from './menu-template.ts'

type Item = MenuItemConstructorOptions

function actions(): MenuActions {
  const own = { settings: vi.fn(), diagnostics: vi.fn(), openLogs: vi.fn(), checkForUpdates: vi.fn(), about: vi.fn() }
  return { ...own, support: vi.fn(), privacy: vi.fn(), terms: vi.fn() }
}

function build(
  platform: 'win32' | 'darwin' | 'linux',
  change: Partial<Parameters<typeof menuTemplate>[0]> = {},
): Item[] {
  const labels = englishLabels({ app: 'Latchkey', company: 'Northwind Traders' })
  const pages = { privacy: true, terms: true }
  return menuTemplate({ platform, name: 'Latchkey', labels, actions: actions(), updates: true, pages, ...change })
}

/** The names of all entries, menu by menu: `Help: Diagnostics…`. */
function entries(menus: Item[]): string[] {
  return menus.flatMap(({ label = '', submenu }) =>
    (submenu as Item[])
      .filter(({ type, visible }) => type !== 'separator' && visible !== false)
      .map((item) => `${label}: ${item.label ?? item.role ?? ''}`),
  )
}

describe('the menu', () => {
  it('of macOS has a menu of its own for the app', () => {
    const menus = build('darwin')
    expect(menus.map(({ label }) => label)).toEqual(['Latchkey', 'Edit', 'View', 'Window', 'Help'])
    expect(entries(menus)).toEqual(
      expect.arrayContaining([
        'Latchkey: About Latchkey',
        'Latchkey: Settings…',
        'Latchkey: Hide Latchkey',
        'Latchkey: Quit Latchkey',
      ]),
    )
    expect(entries(menus).filter((entry) => entry.startsWith('Help'))).toEqual([
      'Help: Get Help',
      'Help: Diagnostics…',
      'Help: Open Log Folder',
      'Help: Privacy Notice',
      'Help: Terms of Use',
    ])
  })

  it('shows an ampersand of a name as it is written', () => {
    const labels = englishLabels({ app: 'Pick & Pack', company: 'Northwind Traders' })
    const menus = build('darwin', { name: 'Pick & Pack', labels })
    expect(menus[0]?.label).toBe('Pick && Pack')
    expect(entries(menus)).toContain('Pick && Pack: Quit Pick && Pack')
  })

  it.each(['win32', 'linux'] as const)('of %s has File and Help', (platform) => {
    const menus = build(platform)
    expect(menus.map(({ label }) => label)).toEqual(['File', 'Edit', 'View', 'Help'])
    expect(entries(menus).filter((entry) => /^(File|Help)/.test(entry))).toEqual([
      'File: Settings…',
      'File: Quit Latchkey',
      'Help: Get Help',
      'Help: Diagnostics…',
      'Help: Open Log Folder',
      'Help: Privacy Notice',
      'Help: Terms of Use',
      'Help: Check for Updates…',
      'Help: About Latchkey',
    ])
  })

  it.each(['darwin', 'win32'] as const)(
    'of %s does what its entries say, and has one shortcut of its own',
    (platform) => {
      const done = actions()
      const items = build(platform, { actions: done }).flatMap(({ submenu }) => submenu as Item[])
      for (const name of Object.keys(done) as (keyof MenuActions)[]) {
        const item = items.find(({ id }) => id === name)
        ;(item?.click as (() => void) | undefined)?.()
        expect(done[name], name).toHaveBeenCalledOnce()
      }
      const seen = items.filter(({ visible }) => visible !== false)
      expect(seen.flatMap(({ accelerator = [] }) => accelerator)).toEqual(['CmdOrCtrl+,'])
    },
  )

  it.each(['darwin', 'win32'] as const)('of %s zooms with the keys of a browser too', (platform) => {
    const items = build(platform).flatMap(({ submenu }) => submenu as Item[])
    const hidden = items.filter(({ visible }) => visible === false)
    expect(hidden.map(({ role, accelerator }) => [role, accelerator])).toEqual([
      ['zoomIn', 'CmdOrCtrl+='],
      ['zoomIn', 'CmdOrCtrl+numadd'],
      ['zoomOut', 'CmdOrCtrl+numsub'],
      ['resetZoom', 'CmdOrCtrl+num0'],
    ])
  })

  it.each(['darwin', 'win32'] as const)('of %s offers neither a reload nor the developer tools', (platform) => {
    const roles = build(platform).flatMap(({ submenu }) => (submenu as Item[]).map(({ role }) => role))
    expect(roles).toEqual(expect.arrayContaining(['undo', 'copy', 'paste', 'zoomIn', 'quit']))
    for (const role of ['reload', 'forceReload', 'toggleDevTools']) expect(roles).not.toContain(role)
  })

  it.each(['darwin', 'win32'] as const)('of %s names a page of the company only where there is one', (platform) => {
    const named = (privacy: boolean, terms: boolean): string[] =>
      entries(build(platform, { pages: { privacy, terms } })).filter((entry) => /Privacy|Terms/.test(entry))
    expect(named(false, false)).toEqual([])
    expect(named(true, false)).toEqual(['Help: Privacy Notice'])
    expect(named(false, true)).toEqual(['Help: Terms of Use'])
  })

  it.each(['darwin', 'win32'] as const)('of %s checks for updates only where there are any', (platform) => {
    const named = (updates: boolean): string[] =>
      entries(build(platform, { updates })).filter((entry) => entry.includes('Updates'))
    expect(named(true)).toHaveLength(1)
    expect(named(false)).toEqual([])
  })

  it('speaks another language when it is told', () => {
    const labels = {
      ...englishLabels({ app: 'Northwind Pass', company: '' }),
      help: 'Hilfe',
      diagnostics: 'Diagnose speichern …',
    }
    expect(entries(build('win32', { labels }))).toContain('Hilfe: Diagnose speichern …')
    expect(entries(build('win32', { labels }))).toContain('Hilfe: About Northwind Pass')
  })
})
