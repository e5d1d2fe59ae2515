/** The part of the answer of `npm audit --json` that is read here. */
export interface AuditAnswer {
  vulnerabilities?: Record<string, AuditedPackage>
}

interface AuditedPackage {
  severity: string
  /** Advisories, or names of the packages that bring the weakness along. */
  via: (string | { url: string; title: string; severity: string })[]
}

/** The result of an audit, as lines to print. */
export interface Judgement {
  /** High and critical weaknesses that `audit-allowed.json` does not answer. */
  findings: string[]
  /** Weaknesses that it answers. */
  answered: string[]
  /** Entries of that file that answer nothing any more. */
  stale: string[]
}

const grave = new Set(['high', 'critical'])

/**
 * Judges an audit. It counts only weaknesses of what ships, not of tools that stay on the developer's machine.
 * @param allowed the advisory's address -> why it does no harm here
 */
export function judgeAudit(answer: AuditAnswer, shipped: Set<string>, allowed: Record<string, string>): Judgement {
  const advisories = Object.entries(answer.vulnerabilities ?? {})
    .filter(([name]) => shipped.has(name))
    .flatMap(([name, { via }]) =>
      via.flatMap((cause) => (typeof cause === 'string' || !grave.has(cause.severity) ? [] : [{ name, ...cause }])),
    )
  const reasonOf = (url: string): string | undefined => (Object.hasOwn(allowed, url) ? allowed[url] : undefined)
  return {
    findings: advisories
      .filter(({ url }) => reasonOf(url) === undefined)
      .map(({ name, severity, title, url }) => `${severity}: ${name}: ${title} ${url}`),
    answered: advisories.flatMap(({ name, url }) => {
      const reason = reasonOf(url)
      return reason === undefined ? [] : [`allowed: ${name}: ${url}: ${reason}`]
    }),
    stale: Object.keys(allowed)
      .filter((url) => !advisories.some((advisory) => advisory.url === url))
      .map((url) => `no longer needed in audit-allowed.json: ${url}`),
  }
}
