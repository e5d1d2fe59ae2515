import type { StageConfig } from '../../main/stage/stage-config.ts'
import type { FoundAttributes } from './pool-attributes.ts'

/**
 * What somebody should look at in a file that was made of a pool: a sentence for each thing that no pool can know.
 * @param before the file that was there; what it has already, somebody has looked at
 */
export function hintsFor(config: StageConfig, { leavesOut }: FoundAttributes, before: StageConfig | null): string[] {
  const known = before?.attributes.map(({ name }) => name) ?? []
  const added = config.attributes.filter(({ name }) => !known.includes(name))
  const labelled = added.filter(({ label }) => label !== undefined).map(({ name }) => name)
  const custom = added.filter(({ name, signUp }) => signUp && name.startsWith('custom:')).map(({ name }) => name)
  const hints: string[] = []
  if (leavesOut && before === null) {
    hints.push(
      'The app client may read all standard attributes, so only those that the pool requires are in the file: add others, such as nickname, by hand.',
    )
  }
  if (custom.length > 0) {
    hints.push(
      `A pool cannot require a custom attribute: should everybody give ${custom.join(', ')}, write "required": true.`,
    )
  }
  if (labelled.length > 0) {
    hints.push(
      `The app has no word of its own for ${labelled.join(', ')}: the labels in the file are made from the names. Check them, and add them in your users’ languages.`,
    )
  }
  return hints
}
