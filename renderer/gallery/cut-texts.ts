/**
 * Texts of the page that are cut off: outside the window, or beyond the edge of a box that hides what sticks out.
 * Texts for screen readers alone do not count, nor boxes that scroll.
 * @param width of the window, in CSS pixels
 */
export function findCutTexts(width: number): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const cut = new Set<string>()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? ''
    const parent = node.parentElement
    if (text === '' || !parent?.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    const [left, right] = visibleEdges(parent, width)
    if (left === right) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const rectangles = [...range.getClientRects()]
    if (rectangles.some((rectangle) => rectangle.left < left - 1 || rectangle.right > right + 1)) cut.add(text)
  }
  return [...cut]
}

/** Between which x an element's content can be seen or scrolled to; the same twice where nothing of it is meant to be. */
function visibleEdges(element: Element, width: number): [left: number, right: number] {
  let [left, right] = [0, width]
  for (let box: Element | null = element; box; box = box.parentElement) {
    const { overflowX, clipPath, position } = getComputedStyle(box)
    const { left: start, right: end, width: size } = box.getBoundingClientRect()
    if (size <= 1 || (clipPath !== 'none' && position === 'absolute')) return [0, 0]
    if (overflowX === 'auto' || overflowX === 'scroll') return [-Infinity, Infinity]
    if (overflowX !== 'visible') [left, right] = [Math.max(left, start), Math.min(right, end)]
  }
  return [left, right]
}
