import { canary, type ShellSource } from './shell-sources.ts'

/** Something that Electronegativity has seen. */
export interface ShellFinding {
  check: string
  /** Null when it is about the application as a whole. */
  place: { path: string; line: string } | null
}

/** What a run comes to, as lines to print. */
export interface ShellJudgement {
  /** Findings that nobody has answered. */
  open: string[]
  answered: string[]
  /** Files whose canary was not found. */
  unread: string[]
  /** Answers to nothing. */
  stale: string[]
}

/** SARIF, as far as it is read here. */
interface Report {
  runs: { results: { ruleId: string; locations: { physicalLocation: Location }[] }[] }[]
}

interface Location {
  artifactLocation: { uri: string }
  region: { startLine: number }
}

/**
 * Reads Electronegativity's report in SARIF. Its table in CSV loses lines: it writes the head and the rest at once.
 * @param sources what it read
 */
export function readShellReport(sarif: string, sources: ShellSource[]): ShellFinding[] {
  const texts = new Map(sources.map(({ path, text }) => [path, text.split('\n')]))
  const { runs } = JSON.parse(sarif) as Report
  return runs.flatMap(({ results }) =>
    results.map(({ ruleId, locations: [location] }) => {
      const path = location?.physicalLocation.artifactLocation.uri.replaceAll('\\', '/') ?? ''
      const lines = texts.get(path)
      const line = lines?.[(location?.physicalLocation.region.startLine ?? 0) - 1]?.trim() ?? ''
      return { check: ruleId, place: lines ? { path, line } : null }
    }),
  )
}

/**
 * Judges a run.
 * @param sources that were to be read
 * @param answers finding -> why it does no harm here. A finding goes by its check, its file and its line of code, and
 *   by its number when that line is there several times, so that another one in the same file is open
 */
export function judgeShell(
  findings: ShellFinding[],
  sources: ShellSource[],
  answers: Record<string, string>,
): ShellJudgement {
  const isCanary = ({ place }: ShellFinding): boolean => place?.line.includes(canary) ?? false
  const seen = new Set(findings.filter(isCanary).map(({ place }) => place?.path))
  const names = numbered(findings.filter((finding) => !isCanary(finding)).map(nameOf))
  const reasonOf = (name: string): string | undefined => (Object.hasOwn(answers, name) ? answers[name] : undefined)
  return {
    open: names.filter((name) => reasonOf(name) === undefined),
    answered: names.flatMap((name) => {
      const reason = reasonOf(name)
      return reason === undefined ? [] : [`${name}: ${reason}`]
    }),
    unread: sources.map(({ path }) => path).filter((path) => !seen.has(path)),
    stale: Object.keys(answers).filter((name) => !names.includes(name)),
  }
}

function nameOf({ check, place }: ShellFinding): string {
  return place ? `${check} ${place.path} ${place.line}` : check
}

function numbered(names: string[]): string[] {
  const counts = new Map<string, number>()
  return names.map((name) => {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count === 1 ? name : `${name} (${String(count)})`
  })
}
