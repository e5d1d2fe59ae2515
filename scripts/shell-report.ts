import { canary, type ShellSource } from './shell-sources.ts'

/** Something that Electronegativity found. */
export interface ShellFinding {
  check: string
  /** Null when the finding is about the whole application. */
  place: { path: string; line: string } | null
}

/** The result of a run, as lines to print. */
export interface ShellJudgement {
  /** Findings that the file of answers does not answer. */
  open: string[]
  answered: string[]
  /** Files in which the tool did not find the canary. */
  unread: string[]
  /** Answers to findings that there are no more. */
  stale: string[]
}

/** The part of a SARIF report that is read here. */
interface Report {
  runs: { results: { ruleId: string; locations: { physicalLocation: Location }[] }[] }[]
}

interface Location {
  artifactLocation: { uri: string }
  region: { startLine: number }
}

/**
 * Reads Electronegativity's report in SARIF. Its report in CSV loses lines, because it writes the head and the rest at
 * the same time.
 * @param sources what the tool read
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
 * @param sources what the tool had to read
 * @param answers finding -> why it does no harm here. A finding is named by its check, its file and its line of code.
 *   When a file has that line several times, its number is part of the name, so that a new one in that file is not
 *   answered
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
