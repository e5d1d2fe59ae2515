import { app, Menu } from 'electron'
import type { AppInfo, MenuLabels } from '../../preload/contract/machine.ts'
import { englishLabels, menuTemplate, type MenuActions } from './menu-template.ts'

interface MenuParts {
  platform: AppInfo['platform']
  actions: Omit<MenuActions, 'about'>
  updates: boolean
}

/**
 * Sets the native menu, in English until the page sends its texts (decision 0035).
 * @returns sets the menu again, in another language
 */
export function createMenu({ platform, actions, updates }: MenuParts): (labels: MenuLabels) => void {
  const about = (): void => {
    app.showAboutPanel()
  }
  app.setAboutPanelOptions({ applicationName: app.name, applicationVersion: app.getVersion() })
  const setLabels = (labels: MenuLabels): void => {
    const template = menuTemplate({ platform, name: app.name, labels, actions: { ...actions, about }, updates })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
  setLabels(englishLabels)
  return setLabels
}
