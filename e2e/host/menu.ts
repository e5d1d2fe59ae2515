import { strict } from './not-in-host.ts'

// Chromium's app windows have no menu: the host keeps the application's, so that a test can read and click it.

interface Template {
  id?: string
  label?: string
  role?: string
  type?: string
  accelerator?: string
  submenu?: Template[]
  click?: (item: MenuItem, window: undefined, event: object) => void
}

const known = ['id', 'label', 'role', 'type', 'accelerator', 'submenu', 'click']
const types = ['normal', 'separator', 'submenu']
const roles = [
  ...['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'],
  ...['resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'],
  ...['minimize', 'close', 'hide', 'hideOthers', 'unhide', 'quit', 'window', 'help'],
]

class MenuItem {
  readonly id: string | undefined
  readonly label: string
  readonly role: string | undefined
  readonly type: string
  readonly accelerator: string | undefined
  readonly submenu: Menu | null
  readonly #click: Template['click']

  constructor({ id, label, role, type, accelerator, submenu, click }: Template) {
    this.id = id
    this.label = label ?? role ?? ''
    this.role = role
    this.type = type ?? (submenu ? 'submenu' : 'normal')
    this.accelerator = accelerator
    this.submenu = submenu ? new Menu(submenu) : null
    this.#click = click
  }

  /** As the user's click; what Electron itself does for a role is not here. */
  click(): void {
    if (!this.#click || this.role !== undefined)
      throw new Error(`The menu's ${this.role ?? this.label} is not in the host`)
    this.#click(this, undefined, {})
  }
}

class Menu {
  readonly items: MenuItem[]

  constructor(template: Template[]) {
    this.items = template.map((item) => {
      check(item)
      return strict('MenuItem', new MenuItem(item))
    })
  }

  /** Searches the submenus too. */
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      if (item.id === id) return item
      const found = item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
}

/** @throws Error that names what Electron would refuse, or what the host does not know. */
function check(item: Template): void {
  const { label, role, type } = item
  const unknown = Object.keys(item).find((name) => !known.includes(name))
  if (unknown !== undefined) throw new Error(`The menu's ${unknown} is not in the host`)
  if (role !== undefined && !roles.includes(role)) throw new Error(`The menu's role ${role} is not in the host`)
  if (type !== undefined && !types.includes(type)) throw new Error(`The menu's type ${type} is not in the host`)
  if (label === undefined && role === undefined && type !== 'separator')
    throw new Error('Invalid menu item without label')
}

let applicationMenu: Menu | null = null

const statics = strict('Menu', {
  buildFromTemplate: (template: Template[]): Menu => strict('Menu', new Menu(template)),
  setApplicationMenu: (menu: Menu | null): void => {
    applicationMenu = menu
  },
  getApplicationMenu: (): Menu | null => applicationMenu,
})

export { statics as Menu }
