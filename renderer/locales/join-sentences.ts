/** Puts sentences one after the other. Japanese and Chinese end theirs with a sign that has its space in it. */
export function joinSentences(...sentences: readonly string[]): string {
  return sentences.reduce((text, next) => (/[。！？]$/u.test(text) ? text + next : `${text} ${next}`))
}
