import axe from 'axe-core'

/** What axe finds wrong with the page, as far as a rule can find it. */
export async function findBarriers(): Promise<unknown[]> {
  // An open list of choices stands over the page like a dialog and belongs to no landmark.
  const listOpen =
    document.querySelector('body > [data-reka-popper-content-wrapper], body > div > [role="listbox"]') !== null
  const { violations } = await axe.run(document, {
    resultTypes: ['violations'],
    rules: { region: { enabled: !listOpen } },
  })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => [id, html, failureSummary]))
}
