/** The way to the clipboard that needs a press of the user alone. Clipboard's own `writeText` asks for a permission. */
interface Commands {
  execCommand: (command: 'copy') => boolean
}

/**
 * Selects an element and puts a text on the clipboard, in answer to a press. The shell denies the page every permission,
 * so this is the command that a user's own Ctrl+C is.
 * @returns whether the clipboard has it. When it does not, the element is selected, and the keyboard can still copy it
 */
export function copyText(text: string, element: Element): boolean {
  getSelection()?.selectAllChildren(element)
  const take = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  document.addEventListener('copy', take)
  const commands: Commands = document
  const done = commands.execCommand('copy')
  document.removeEventListener('copy', take)
  return done
}
