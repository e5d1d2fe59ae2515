import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { contrast } from '../testing/contrast.ts'
import { findBarriers } from './barriers.ts'
import { sampleScenes } from './sample.ts'
import { show } from './show.ts'

const scenes = sampleScenes.map((scene) => [scene.name, scene] as const)

describe.each(['light', 'dark'] as const)('in high contrast, %s', (scheme) => {
  it.each(scenes)('%s: axe finds nothing, and no text that is not at its strongest', async (_, scene) => {
    const system = { 'prefers-color-scheme': scheme }
    await show(scene, { language: 'en', theme: 'contrast', width: 1100, system })
    expect(await findBarriers()).toEqual([])
    const { violations } = await axe.run(document, { runOnly: ['color-contrast-enhanced'] })
    expect(violations.flatMap(({ nodes }) => nodes.map(({ html, failureSummary }) => [html, failureSummary]))).toEqual(
      [],
    )
  })
})

describe.each(['light', 'dark'] as const)('in forced colours, %s', (scheme) => {
  it.each(scenes)('%s: one sees where each control is, and the focus', async (_, scene) => {
    const system = { 'forced-colors': 'active', 'prefers-color-scheme': scheme } as const
    await show(scene, { language: 'en', theme: 'light', width: 1100, system })
    const controls = visibleControls()
    expect(controls.length).toBeGreaterThan(0)
    expect(controls.filter((control) => !isMarked(control)).map(({ outerHTML }) => outerHTML)).toEqual([])
    expect(controls.filter((control) => !showsFocus(control)).map(({ outerHTML }) => outerHTML)).toEqual([])
  })
})

/** What can be pressed or filled. Not what an open dialog or list covers; of a list, its highlighted row counts. */
function visibleControls(): HTMLElement[] {
  const all = document.querySelectorAll<HTMLElement>('button, a[href], input, [role="option"][data-highlighted]')
  return [...all].filter(
    (control) =>
      control.checkVisibility({ visibilityProperty: true }) && !control.closest('[aria-hidden="true"], [inert]'),
  )
}

/** Whether one sees that it can be pressed: by an edge, an underline, the colour of links, or an icon. */
function isMarked(control: HTMLElement): boolean {
  const { appearance, borderTopColor, borderTopWidth, color, textDecorationLine } = getComputedStyle(control)
  // The browser draws it, with an edge in the colours of the system that no style tells.
  if (control.matches('[type="checkbox"]') && appearance === 'auto') return true
  if (borderTopWidth !== '0px' && standsOut(borderTopColor)) return true
  // Of a list the highlighted row counts, which has the ring.
  if (control.role === 'option') return showsFocus(control)
  if (textDecorationLine.includes('underline') || control.querySelector('svg') !== null) return true
  return control.matches('a') && color !== getComputedStyle(document.body).color
}

function showsFocus(control: HTMLElement): boolean {
  if (control.tabIndex < 0 && control.role !== 'option') return true
  // An element that has the focus already would not get its ring by `focus()`.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  control.focus({ focusVisible: true })
  // A list highlights a row while the search keeps the focus. A box of a code passes the focus on to the first empty
  // one.
  const marked = control.role === 'option' ? control : (document.activeElement ?? control)
  const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(marked)
  return outlineStyle !== 'none' && outlineWidth !== '0px' && standsOut(outlineColor)
}

/** Compared with the page's background, because forced colours give everything the same one. */
function standsOut(colour: string): boolean {
  return contrast(colour, getComputedStyle(document.body).backgroundColor) > 3
}
