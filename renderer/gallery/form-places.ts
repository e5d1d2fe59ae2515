// Where the parts of a form stand in the window.

/** The bars with the main buttons of the page's forms. */
export function actionBars(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('form [data-actions]')]
}

/** The main buttons that are not wholly inside the window, or that something else lies over. */
export function findHiddenButtons(): string[] {
  const buttons = actionBars().flatMap((bar) => [...bar.querySelectorAll<HTMLElement>('[type="submit"]')])
  const layer = topLayer()
  return buttons
    .filter((button) => !isInWindow(button) || ((layer?.contains(button) ?? true) && isCovered(button)))
    .map((button) => `${button.textContent.trim()}: ${JSON.stringify(button.getBoundingClientRect())}`)
}

function topLayer(): Element | null {
  return [...document.querySelectorAll('[role="dialog"], [role="alertdialog"], [role="listbox"]')].at(-1) ?? null
}

/** Whether all of an element is inside the window. */
export function isInWindow(element: Element): boolean {
  const { top, bottom, left, right } = element.getBoundingClientRect()
  return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth
}

/** Whether something else lies over a corner of an element, a little inside of it, or over its middle. */
function isCovered(element: Element): boolean {
  const { top, bottom, left, right } = element.getBoundingClientRect()
  const inset = 5
  const points: [number, number][] = [
    [left + inset, top + inset],
    [right - inset, bottom - inset],
    [(left + right) / 2, (top + bottom) / 2],
  ]
  return points.some(([x, y]) => document.elementFromPoint(x, y)?.closest('button') !== element)
}

/**
 * Gives the focus to everything in the forms that can have it, one after the other. @returns what then is hidden behind
 * the buttons, or out of the window
 */
export function findHiddenFocus(): string[] {
  // What has the focus already is not scrolled to by giving it once more.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  const layer = topLayer()
  return actionBars()
    .filter((bar) => layer?.contains(bar) ?? true)
    .flatMap((bar) =>
      [...(bar.closest('form')?.querySelectorAll<HTMLElement>(canHaveFocus) ?? [])].filter(isHidden(bar)),
    )
    .map(({ outerHTML }) => outerHTML.slice(0, 120))
}

const canHaveFocus = ':is(input, button, a, [tabindex="0"]):not([tabindex="-1"], [disabled])'

function isHidden(bar: HTMLElement): (element: HTMLElement) => boolean {
  return (element) => {
    element.focus()
    const { top, bottom } = element.getBoundingClientRect()
    if (element.getClientRects().length === 0) return false
    const lowest = bar.contains(element) || getComputedStyle(bar).position !== 'sticky' ? innerHeight : topOf(bar)
    return document.activeElement === element && (top < -1 || bottom > lowest + 1)
  }
}

const topOf = (element: Element): number => element.getBoundingClientRect().top
