/** Something that a screen reader speaks: new text in a live region that had been there before. */
export interface Utterance {
  text: string
  urgency: 'polite' | 'assertive'
  region: Element
  /** How often the user had pressed a key or a button of the mouse by then. */
  turn: number
}

const regions = '[aria-live="polite"], [aria-live="assertive"], [role="status"], [role="alert"]'

/**
 * Listens to all live regions of the page, from now on. A region that appears with its text in it is not heard, because
 * only some screen readers speak that; nor is a region that is hidden from screen readers.
 * @returns what was heard so far, in order
 */
export function listen(): readonly Utterance[] {
  const heard: Utterance[] = []
  let turn = 0
  for (const event of ['keydown', 'pointerdown']) {
    addEventListener(event, () => (turn += 1), { capture: true, passive: true })
  }

  new MutationObserver((changes) => {
    const born = changes.flatMap(({ addedNodes }) => [...addedNodes])
    for (const { target, type, addedNodes } of changes) {
      const region = (target instanceof Element ? target : target.parentElement)?.closest(regions)
      if (!region || region.closest('[aria-hidden="true"]') || born.some((node) => node.contains(region))) continue
      for (const node of type === 'characterData' ? [target] : addedNodes) {
        const text = plain(node.textContent)
        const urgency = region.matches('[aria-live="assertive"], [role="alert"]') ? 'assertive' : 'polite'
        if (text !== '' && node.nodeType !== Node.COMMENT_NODE) heard.push({ text, urgency, region, turn })
      }
    }
  }).observe(document, { subtree: true, childList: true, characterData: true })
  return heard
}

/** A text with the spaces that a reader sees, and without those of the source's layout. */
export function plain(text: string | null): string {
  return (text ?? '').replaceAll(/\s+/g, ' ').trim()
}
