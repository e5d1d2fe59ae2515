import { expect, it } from 'vitest'
import { theme } from '../../preload/contract/machine.ts'
import { applyTheme } from './native-theme.ts'

it('makes the native parts light, dark, or as the system is', () => {
  const native: Parameters<typeof applyTheme>[0] = { themeSource: 'dark' }
  const applied = theme.options.map((chosen) => {
    applyTheme(native, chosen)
    return [chosen, native.themeSource]
  })
  expect(applied).toEqual([
    ['system', 'system'],
    ['light', 'light'],
    ['dark', 'dark'],
    ['contrast', 'system'],
  ])
})
