import { join, relative, resolve } from 'node:path'
import type { Brand } from '../../main/stage/brand.ts'

/** Hosts that RFC 2606 keeps for examples, so nobody is ever there. */
const example = /(^|[.@/])(example\.(com|net|org)|([\w-]+\.)*(example|invalid|test|localhost))$/i

/**
 * The first address that users would be sent to and that is an example; null when all of them may exist.
 * @returns the key in `brand.json`, such as `support.email`, and the address
 */
export function findExample({ support, privacy, terms }: Brand): { key: string; address: string } | null {
  const pages = (key: string, links: Brand['privacy']): [string, string][] =>
    Object.entries(links ?? {}).map(([language, address]) => [`${key}.${language}`, address])
  const addresses: [string, string | undefined][] = [
    ['support.email', support.email],
    ['support.url', support.url],
    ...pages('privacy', privacy),
    ...pages('terms', terms),
  ]
  for (const [key, address] of addresses) {
    if (address !== undefined && example.test(hostOf(address))) return { key, address }
  }
  return null
}

/**
 * Installers with an example would send people to nobody (decision 0066).
 * @throws Error with one sentence that names the file, the key and the address
 */
export function refuseExamples(brand: Brand, folder: string): void {
  const found = findExample(brand)
  if (found !== null) throw new Error(exampleSentence(found, folder))
}

/** What a build says of an example. */
export function exampleSentence({ key, address }: { key: string; address: string }, folder: string): string {
  const file = relative(process.cwd(), join(resolve(folder), 'brand.json'))
  return `${file}: ${key}: ${address} is an example, which installers may not send people to.`
}

function hostOf(address: string): string {
  return URL.canParse(address) && address.startsWith('https:') ? new URL(address).hostname : address
}
