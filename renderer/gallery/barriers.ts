import axe from 'axe-core'
import { listen, plain } from '../testing/speech.ts'

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

const heard = listen()

/**
 * Messages that a screen reader would not speak exactly once: not at all, again although the user did nothing
 * meanwhile, or from two places. They are spoken a moment after they are shown.
 */
export function findMisspoken(): string[] {
  const inPlace = [...document.querySelectorAll('[role="alert"], [role="status"]')]
  const nested = inPlace.filter((region) =>
    region.parentElement?.closest('[aria-live], [role="alert"], [role="status"]'),
  )
  const announced = heard.filter(({ region }) => region.isConnected && !inPlace.includes(region))
  const spoken = [
    ...inPlace.map(({ textContent }) => plain(textContent)),
    ...new Set(announced.map(({ text }) => text)),
  ]
  const shown = [...document.querySelectorAll('[data-live] p')].map(({ textContent }) => plain(textContent))
  return [
    ...nested.map(({ outerHTML }) => outerHTML),
    ...findRepeated(announced.map(({ text, turn }) => `turn ${turn}: ${text}`)),
    ...findRepeated(spoken.filter((text) => text !== '')),
    ...shown.filter((text) => !spoken.includes(text)).map((text) => `not spoken: ${text}`),
  ]
}

function findRepeated(texts: string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index)
}
