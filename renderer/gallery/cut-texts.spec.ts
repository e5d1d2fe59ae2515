import { expect, it, onTestFinished } from 'vitest'
import { page } from 'vitest/browser'
import { findCutTexts } from './cut-texts.ts'

const width = 400

/** Puts a box on an empty page, with a text of three lines in it. */
async function put(box: string, after = ''): Promise<void> {
  await page.viewport(width, 400)
  const root = document.body.appendChild(document.createElement('div'))
  onTestFinished(() => {
    root.remove()
  })
  root.innerHTML = `<div style="width: 300px; line-height: 20px; ${box}">one<br>two<br>three</div>${after}`
}

const lid = '<div style="position: absolute; top: 0; left: 0; width: 300px; height: 25px; background: red"></div>'

it.each([
  ['beyond the lower edge', 'height: 50px; overflow: hidden', '', ['three']],
  ['beyond the upper edge', 'height: 50px; overflow: hidden; display: grid; align-content: end', '', ['one']],
  ['beyond the right edge of the window', 'margin-left: 390px', '', ['one', 'two', 'three']],
  ['under something else', 'position: absolute; top: 0; left: 0', lid, ['one']],
])('finds a text %s', async (_, box, after, found) => {
  await put(box, after)
  expect(findCutTexts(width)).toEqual(found)
})

it.each([
  ['is all there', '', ''],
  ['can be scrolled to', 'height: 50px; overflow: auto', ''],
  ['is for screen readers alone', 'position: absolute; clip-path: inset(50%); height: 1px; overflow: hidden', ''],
  ['lies under a dialog', 'position: absolute; top: 0; left: 0', `<div role="dialog">${lid}</div>`],
])('leaves out a text that %s', async (_, box, after) => {
  await put(box, after)
  expect(findCutTexts(width)).toEqual([])
})
