import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createMenuKey, type Press } from './menu-key.ts'

const plain = { alt: false, control: false, shift: false, meta: false }
const down = (key: string, held: Partial<Press> = {}): Press => ({ type: 'keyDown', key, ...plain, ...held })
const up = (key: string, held: Partial<Press> = {}): Press => ({ type: 'keyUp', key, ...plain, ...held })

/** Which of these presses ask for the menu. */
function asked(platform: 'win32' | 'darwin' | 'linux', presses: Press[]): number[] {
  const keys = createMenuKey(platform)
  return presses.flatMap((press, index) => (keys.asks(press) ? [index] : []))
}

const lonelyAlt = [down('Alt', { alt: true }), up('Alt')]

it('is Alt alone on Windows, when it is released; F10 there and on Linux; and nothing on a Mac', () => {
  expect(asked('win32', lonelyAlt)).toEqual([1])
  expect(asked('linux', lonelyAlt)).toEqual([])
  expect(asked('darwin', lonelyAlt)).toEqual([])
  expect(asked('win32', [down('F10'), up('F10')])).toEqual([0])
  expect(asked('linux', [down('F10'), up('F10')])).toEqual([0])
  expect(asked('darwin', [down('F10'), up('F10')])).toEqual([])
})

it('is no key that is held together with another', () => {
  const held = fc.record({ alt: fc.boolean(), control: fc.boolean(), shift: fc.boolean(), meta: fc.boolean() })
  const property = fc.property(held, (others) => {
    const any = others.alt || others.control || others.shift || others.meta
    expect(asked('win32', [down('F10', others)])).toEqual(any ? [] : [0])
    const beside = others.control || others.shift || others.meta
    expect(asked('win32', [down('Alt', { ...others, alt: true }), up('Alt', { ...others, alt: false })])).toEqual(
      beside ? [] : [1],
    )
  })
  fc.assert(property)
})

it('is no Alt that was held for something else', () => {
  const anything = fc.constantFrom('Left', 'Tab', 'a', 'F4', ' ', 'Control', 'Shift', 'F10')
  const between = fc.array(anything, { minLength: 1, maxLength: 3 })
  const property = fc.property(between, (keys) => {
    const inside = keys.flatMap((key) => [down(key, { alt: true }), up(key, { alt: true })])
    expect(asked('win32', [down('Alt', { alt: true }), ...inside, up('Alt')])).toEqual([])
  })
  fc.assert(property)
  // AltGr comes as Control and Alt together.
  expect(asked('win32', [down('Control', { control: true }), down('AltGraph', { control: true, alt: true })])).toEqual(
    [],
  )
  const keys = createMenuKey('win32')
  keys.asks(down('Alt', { alt: true }))
  keys.forget()
  expect(keys.asks(up('Alt'))).toBe(false)
})

it('goes on to count while Alt repeats', () => {
  expect(asked('win32', [down('Alt', { alt: true }), down('Alt', { alt: true }), up('Alt')])).toEqual([2])
})
