import axe from 'axe-core'

/** What axe finds wrong with the page, as far as a rule can find it. */
export async function findBarriers(): Promise<unknown[]> {
  // An open list of choices stands over the page like a dialog and belongs to no landmark.
  const listOpen = document.querySelector('body > div [role="listbox"], body > [role="listbox"]') !== null
  const { violations } = await axe.run(document, {
    resultTypes: ['violations'],
    // WCAG 2.2's 24 pixels for what is pressed; axe leaves it off by default.
    rules: { region: { enabled: !listOpen }, 'target-size': { enabled: true } },
  })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => [id, html, failureSummary]))
}

/** Messages that a screen reader would speak more than once: in two live regions, or in one inside another. */
export function findEchoes(): string[] {
  const regions = [...document.querySelectorAll('[role="alert"], [role="status"], [aria-live]:not([aria-live="off"])')]
  const nested = regions.filter((region) => region.parentElement?.closest('[role="alert"], [role="status"]'))
  const spoken = regions.map(({ textContent }) => textContent.trim()).filter((text) => text !== '')
  const twice = spoken.filter((text, index) => spoken.indexOf(text) !== index)
  return [...nested.map(({ outerHTML }) => outerHTML), ...twice]
}
