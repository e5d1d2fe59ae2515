import axe from 'axe-core'
import { listen, plain } from '../testing/speech.ts'

/** What axe asks of a page, and a list that is open keeps it from having. */
const aroundLists = ['region', 'aria-hidden-focus', 'landmark-one-main', 'page-has-heading-one']

/** The barriers that axe finds on the page. */
export async function findBarriers(): Promise<unknown[]> {
  // An open list of choices stands over the page like a dialog: it belongs to no landmark, and the rest of the page is
  // hidden from screen readers meanwhile. axe knows that of dialogs alone.
  const listOpen = document.querySelector('body > div [role="listbox"], body > [role="listbox"]') !== null
  const { violations } = await axe.run(document, {
    resultTypes: ['violations'],
    // WCAG 2.2 asks for 24 pixels for what is pressed. axe checks that only when it is told to.
    rules: {
      ...Object.fromEntries(aroundLists.map((rule) => [rule, { enabled: !listOpen }])),
      'target-size': { enabled: true },
    },
  })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => [id, html, failureSummary]))
}

const heard = listen()

/**
 * The messages that a screen reader would not speak exactly once: never, again although the user did nothing, or from
 * two places. Call it a moment after a message was shown, when it has been spoken.
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
  // Who helps stands below the message, for whoever reads on. Spoken with it, the address would hide what happened.
  const messages = [...document.querySelectorAll('[data-live] p')].filter((one) => !one.closest('[data-support]'))
  const shown = messages.map(({ textContent }) => plain(textContent))
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
