import type { Words } from '../../preload/contract/words.ts'
import type { Brand } from './brand.ts'

const english = (words: Words): string | undefined => words.en ?? Object.values(words)[0]

/**
 * Who helps, and each way to reach them, as lines of English text. For what is said before the page can say it in the
 * user's language (decision 0035).
 */
export function whoHelps({ name, phone, email, url, hours }: Brand['support']): string {
  const ways = [phone, email, url, hours && english(hours)].filter((way) => way !== undefined)
  return [`For help: ${english(name) ?? ''}`, ...ways].join('\n')
}
