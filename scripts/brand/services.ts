/** A keychain's service, and whose it is, in words for a sentence. */
export interface NamedService {
  service: string
  owner: string
}

/**
 * keytar finds entries by how their service begins, and Windows does not tell capitals from small letters: an
 * application whose service begins with another one's would show up in that one's sessions (decision 0066).
 * @throws Error with one sentence that names both services and whose they are
 */
export function checkServices(services: readonly NamedService[]): void {
  for (const [index, one] of services.entries()) {
    for (const other of services.slice(index + 1)) {
      const [short, long] = one.service.length <= other.service.length ? [one, other] : [other, one]
      if (!long.service.toLowerCase().startsWith(short.service.toLowerCase())) continue
      throw new Error(
        `The keychain service “${short.service}” of ${short.owner} is how “${long.service}” of ${long.owner} begins, so one would find the other’s sessions: change a productName or a suffix.`,
      )
    }
  }
}
