import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languages } from '../../preload/contract/languages.ts'
import type { MenuLabels } from '../../preload/contract/machine.ts'
import { contextMenuTemplate, type Place } from './context-menu-template.ts'
import { englishLabels } from './menu-template.ts'

// `e2e/electron/shell-context-menu.spec.ts` opens the menu in Electron.

const flag = fc.boolean()
const place: fc.Arbitrary<Place> = fc.record({
  isEditable: flag,
  selectionText: fc.constantFrom('', 'Ada'),
  formControlType: fc.constantFrom(
    'none',
    'input-text',
    'input-telephone',
    'input-password',
    'input-checkbox',
    'submit-button',
  ),
  editFlags: fc.record({ canCut: flag, canCopy: flag, canPaste: flag, canSelectAll: flag }),
})

const roles = (at: Place): string[] =>
  contextMenuTemplate(at, englishLabels({ app: 'Latchkey', company: 'Latchkey' })).map(
    ({ role, type }) => role ?? type ?? 'none',
  )

const all = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true }

describe('the context menu', () => {
  it.each<[string, Place, string[]]>([
    [
      'a field with a selection',
      { isEditable: true, selectionText: 'Ada', formControlType: 'input-text', editFlags: all },
      ['cut', 'copy', 'paste', 'separator', 'selectAll'],
    ],
    [
      'a password, whose selection Chromium does not give away',
      {
        isEditable: true,
        selectionText: '••••',
        formControlType: 'input-password',
        editFlags: { ...all, canCut: false, canCopy: false },
      },
      ['paste'],
    ],
    [
      'a field that cannot be changed',
      {
        isEditable: false,
        selectionText: '',
        formControlType: 'input-telephone',
        editFlags: { ...all, canCopy: false },
      },
      ['selectAll'],
    ],
    [
      'selected text of the page',
      { isEditable: false, selectionText: 'Ada', formControlType: 'none', editFlags: all },
      ['copy'],
    ],
    ['nothing', { isEditable: false, selectionText: '', formControlType: 'none', editFlags: all }, []],
  ])('of %s', (_where, at, offered) => {
    expect(roles(at)).toEqual(offered)
  })

  it('offers nothing that Chromium forbids, and changes nothing outside of a field that can be changed', () => {
    const allowedBy = { cut: 'canCut', copy: 'canCopy', paste: 'canPaste', selectAll: 'canSelectAll' } as const
    fc.assert(
      fc.property(place, (at) => {
        const offered = roles(at)
        for (const [role, allowed] of Object.entries(allowedBy)) {
          if (!at.editFlags[allowed]) expect(offered).not.toContain(role)
        }
        if (!at.isEditable) expect(offered.filter((role) => role === 'cut' || role === 'paste')).toEqual([])
        if (at.formControlType === 'input-password') expect(offered).not.toContain('selectAll')
        if (at.isEditable && at.editFlags.canPaste) expect(offered).toContain('paste')
        expect([offered.at(0), offered.at(-1)]).not.toContain('separator')
      }),
    )
  })

  it.each(languages)('says in %s what the Edit menu says', async (language) => {
    const { menu: labels } = (await import(`../../renderer/locales/${language}.json`)) as { menu: MenuLabels }
    const at: Place = { isEditable: true, selectionText: 'x', formControlType: 'input-text', editFlags: all }
    const named = contextMenuTemplate(at, labels).flatMap(({ label }) => label ?? [])
    expect(named).toEqual([labels.cut, labels.copy, labels.paste, labels.selectAll])
    expect(new Set(named).size).toBe(4)
  })
})
