import type { RunningApp } from '../launch.ts'

// A native dialog needs a person, so a test answers in its place. Until the app ends.

/** Answers every question for a place to save with this path; null cancels. */
export async function answerSaveDialog(app: RunningApp, path: string | null): Promise<void> {
  await app.evaluateMain(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' })
  }, path)
}

/** Answers message boxes with these buttons, one after the other. `asked` resolves to the messages so far. */
export async function answerMessageBoxes(
  app: RunningApp,
  buttons: string[],
): Promise<{ asked: () => Promise<string[]> }> {
  await app.evaluateMain(({ dialog }, wanted) => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    dialog.showMessageBox = (...values: unknown[]) => {
      const options = values.at(-1) as Electron.MessageBoxOptions
      asked.push(options.message)
      const response = options.buttons?.indexOf(wanted.shift() ?? '') ?? -1
      if (response < 0) return Promise.reject(new Error(`no answer to: ${options.message}`))
      return Promise.resolve({ response, checkboxChecked: false })
    }
  }, buttons)
  const read = (): string[] => (globalThis as unknown as { asked: string[] }).asked
  return { asked: () => app.evaluateMain(read, undefined) }
}

/** Clicks an entry of the native menu. */
export async function clickMenu(app: RunningApp, id: string): Promise<void> {
  await app.evaluateMain(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted)
    if (!item) throw new Error(`the menu has no ${wanted}`)
    // Electron's types leave it a bare Function.
    ;(item.click as () => void)()
  }, id)
}
