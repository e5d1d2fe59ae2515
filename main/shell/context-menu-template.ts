import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron'
import type { MenuLabels } from '../../preload/contract/machine.ts'

/** The part of what Chromium tells about the place of a context menu that is needed here. */
export type Place = Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'formControlType'> & {
  editFlags: Pick<ContextMenuParams['editFlags'], 'canCut' | 'canCopy' | 'canPaste' | 'canSelectAll'>
}

/** Fields with text that can be selected even where it cannot be changed. */
const textFields = /^(text-area|input-(email|number|password|search|telephone|text|url))$/

/**
 * What the user can do with the text at this place; empty where that is nothing. A password can only be pasted: Chromium
 * lets nobody cut or copy from its field, so to select it would lead nowhere.
 */
export function contextMenuTemplate(place: Place, labels: MenuLabels): MenuItemConstructorOptions[] {
  const { isEditable, selectionText, formControlType, editFlags } = place
  const { canCut, canCopy, canPaste, canSelectAll } = editFlags
  // Outside of fields Chromium would copy an image and select the whole page.
  const inField = isEditable || textFields.test(formControlType)
  const offered: MenuItemConstructorOptions[] = []
  if (isEditable && canCut) offered.push({ role: 'cut', label: labels.cut })
  if (canCopy && (inField || selectionText !== '')) offered.push({ role: 'copy', label: labels.copy })
  if (isEditable && canPaste) offered.push({ role: 'paste', label: labels.paste })
  if (!inField || !canSelectAll || formControlType === 'input-password') return offered
  if (offered.length > 0) offered.push({ type: 'separator' })
  return [...offered, { role: 'selectAll', label: labels.selectAll }]
}
