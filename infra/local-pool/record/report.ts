import type { Result, Step } from './run.ts'

/** What a report is about. */
export interface About {
  stage: string
  region: string
  /** ISO 8601. */
  at: string
  /** What may make the pool answer otherwise, a sentence each. */
  remarks: readonly string[]
}

export type State = Result['state']
const states: readonly State[] = ['different', 'copied', 'not replayed']

/** How many lines of FIDELITY.md came to which end. */
export function countLines(results: readonly Result[]): Record<State, number> {
  const count = (state: State): number =>
    results.filter((result) => result.state === state).reduce((sum, { lines }) => sum + lines.length, 0)
  return { copied: count('copied'), different: count('different'), 'not replayed': count('not replayed') }
}

/** One sentence with the figures. */
export function summary(results: readonly Result[]): string {
  const { copied, different, 'not replayed': not } = countLines(results)
  return `${copied + different + not} lines: ${copied} copied, ${different} different, ${not} not replayed.`
}

/** The report for people. What it quotes is redacted already. */
export function markdown(about: About, results: readonly Result[]): string {
  const { stage, region, at, remarks } = about
  const parts = [
    `# How the local pool compares with the pool of ${stage}`,
    `${at}, ${region}. ${summary(results)}`,
    ...remarks,
    ...states.flatMap((state) => {
      const ofState = results.filter((result) => result.state === state)
      return ofState.length === 0 ? [] : [`## ${heading[state]}`, ...ofState.map(section)]
    }),
  ]
  return `${parts.join('\n\n')}\n`
}

const heading: Record<State, string> = { different: 'Different', copied: 'Copied', 'not replayed': 'Not replayed' }

function section(result: Result): string {
  const lines = result.lines.map((line) => `- ${line}`).join('\n')
  if (result.state === 'not replayed') return `${lines}\n\n${result.reason}`
  const rest = result.leaves === undefined ? '' : `\n\n${result.leaves}`
  return `${lines}\n\n${result.state === 'copied' ? table(result.steps, ['both']) : table(result.steps, ['AWS', 'local pool'])}${rest}`
}

function table(steps: readonly Step[], columns: readonly string[]): string {
  const rows = steps.map(({ step, real, local }) => [step, code(real), code(local)].slice(0, columns.length + 1))
  return [['step', ...columns], ['step', ...columns].map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

/** A pool's words in one cell. */
function code(text: string): string {
  return `\`${text.trimEnd().replaceAll('\n', ' ⏎ ').replaceAll('|', '\\|').replaceAll('`', '’')}\``
}
