/**
 * The texts of the page that are cut off: outside the window, beyond the edge of a box that hides what sticks out, or
 * covered by something else. Texts for screen readers only do not count, nor does what can be scrolled to. Make the
 * window as tall as the page first: what lies below it can't be checked for what covers it.
 * @param width of the window, in CSS pixels
 */
export function findCutTexts(width: number): string[] {
  const layer = [
    ...document.querySelectorAll('[role="dialog"], [role="alertdialog"], [role="listbox"], [role="menu"]'),
  ].at(-1)
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const cut = new Set<string>()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? ''
    const parent = node.parentElement
    if (text === '' || !parent?.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    const { seen, reached } = visibleAreas(parent, width)
    if (reached.left === reached.right) continue
    // A dialog, an open list and an open menu lie over the rest of the page on purpose.
    const onTop = layer?.contains(parent) ?? true
    const range = document.createRange()
    range.selectNodeContents(node)
    const rectangles = [...range.getClientRects()]
    if (rectangles.some((box) => !isWithin(box, reached) || (onTop && isCovered(box, seen, parent)))) cut.add(text)
  }
  return [...cut]
}

interface Area {
  left: number
  right: number
  top: number
  bottom: number
}

const everywhere: Area = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity }

/** In CSS pixels. The boxes of glyphs may be taller than the line that they stand in. */
const tolerance = { across: 1, along: 2 }

function isWithin(box: Area, area: Area, { across, along } = tolerance): boolean {
  return (
    box.left >= area.left - across &&
    box.right <= area.right + across &&
    box.top >= area.top - along &&
    box.bottom <= area.bottom + along
  )
}

/** Whether something else is painted over the middle of a text. False when the middle is not in view. */
function isCovered(box: DOMRect, seen: Area, parent: Element): boolean {
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
  if (!isWithin(new DOMRect(x, y), seen, { across: 0, along: 0 })) return false
  const top = document.elementFromPoint(x, y)
  // What stands behind a form's buttons can be scrolled clear of them.
  if (top?.closest('[data-actions]')) return false
  return top !== null && !top.contains(parent) && !parent.contains(top)
}

/**
 * Where an element's content is in view: `seen`. And where it is in view or can be scrolled to: `reached`, which is
 * empty for an element that is hidden from the eyes on purpose.
 */
function visibleAreas(element: Element, width: number): { seen: Area; reached: Area } {
  let seen = { ...everywhere, left: 0, right: width }
  let reached = seen
  // A box that scrolls can bring everything inside it into view, so boxes further out do not cut that off.
  let scrolls = { x: false, y: false }
  for (let box: Element | null = element; box && box !== document.body; box = box.parentElement) {
    const { overflowX, overflowY, clipPath, position } = getComputedStyle(box)
    const edges = box.getBoundingClientRect()
    if (edges.width <= 1 || (clipPath !== 'none' && position === 'absolute')) {
      return { seen, reached: { ...everywhere, left: 0, right: 0 } }
    }
    const clips = { x: overflowX !== 'visible', y: overflowY !== 'visible' }
    seen = clipped(seen, edges, clips)
    scrolls = { x: scrolls.x || canScroll(overflowX), y: scrolls.y || canScroll(overflowY) }
    if (scrolls.x) reached = { ...reached, left: -Infinity, right: Infinity }
    if (scrolls.y) reached = { ...reached, top: -Infinity, bottom: Infinity }
    reached = clipped(reached, edges, { x: clips.x && !scrolls.x, y: clips.y && !scrolls.y })
  }
  return { seen, reached }
}

function canScroll(overflow: string): boolean {
  return overflow === 'auto' || overflow === 'scroll'
}

function clipped(area: Area, edges: Area, clips: { x: boolean; y: boolean }): Area {
  return {
    left: clips.x ? Math.max(area.left, edges.left) : area.left,
    right: clips.x ? Math.min(area.right, edges.right) : area.right,
    top: clips.y ? Math.max(area.top, edges.top) : area.top,
    bottom: clips.y ? Math.min(area.bottom, edges.bottom) : area.bottom,
  }
}
