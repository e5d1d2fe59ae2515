import type { BrandInfo } from '../../preload/contract/brand.ts'
import { textIn } from '../fields/attribute-texts.ts'
import { asksSupport } from '../locales/asks-support.ts'
import type { Messages } from '../locales/types.ts'
import { patternOf } from '../testing/sentences.ts'

// Nobody is sent to somebody without an address (decision 0066): near each sentence that names the IT department stands
// who that is, and one way to reach them.

/** In CSS pixels: between the sentence and what helps. What is farther away has to be looked for. */
const near = 260

/**
 * @returns the sentences that the page shows without the name of who helps and an address near them
 */
export function findUnhelped(messages: Messages, brand: BrandInfo, language: string): string[] {
  const name = textIn(brand.support.name, language)
  const patterns = sentencesOf(messages).map(patternOf)
  return shownTexts()
    .filter(({ data }) => patterns.some((pattern) => pattern.test(data)))
    .filter((text) => !helpersOf(text, name).some((helper) => gap(text, helper) <= near))
    .map(({ data }) => data.trim())
}

function sentencesOf(messages: Messages): string[] {
  const all: Record<string, Record<string, string>> = messages
  return [...asksSupport].flatMap((path) => {
    const [group = '', key = ''] = path.split('.')
    return all[group]?.[key] ?? []
  })
}

/** Every text on the page that can be seen. What is only spoken does not count. */
function shownTexts(): Text[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement
    if (parent?.checkVisibility() === true && parent.closest('[aria-live]') === null)
      texts.push(walker.currentNode as Text)
  }
  return texts
}

/** The addresses beside the name, within the message that says the sentence, else within its part of the page. */
function helpersOf({ parentElement }: Text, name: string): Element[] {
  const part = parentElement?.closest('[data-tone], [role="dialog"], [role="alertdialog"], section, main')
  const links = [...(part?.querySelectorAll('a[href^="tel:"], a[href^="mailto:"], a[href^="https:"]') ?? [])]
  return links.filter(
    (link) => link.checkVisibility() && link.closest('[data-support]')?.textContent.includes(name) === true,
  )
}

function gap(text: Text, helper: Element): number {
  const range = document.createRange()
  range.selectNodeContents(text)
  const { top, bottom } = range.getBoundingClientRect()
  const box = helper.getBoundingClientRect()
  return Math.max(box.top - bottom, top - box.bottom, 0)
}
