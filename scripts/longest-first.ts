import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files whose tests take minutes, the longest first. */
const long = [
  'renderer/gallery/gallery-themes.spec.ts',
  'renderer/gallery/gallery-forms.spec.ts',
  'main/account/session/killed.spec.ts',
  'e2e/faults.spec.ts',
]

/**
 * Begins with the files that take longest, so that at the end of a run no worker waits for one of them. Vitest knows how
 * long a file takes only where it ran before.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = long.findIndex((path) => moduleId.endsWith(path))
      return at < 0 ? long.length : at
    }
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => rank(one) - rank(other))
  }
}
