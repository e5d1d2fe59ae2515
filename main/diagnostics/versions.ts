import { release, type } from 'node:os'

/** What runs here: the app, what it stands on, and the machine, without anything that names its user. */
export function describeVersions(app: { version: string; stage: string; packaged: boolean }): Record<string, unknown> {
  const { electron, chrome, node } = process.versions
  return { ...app, electron, chrome, node, system: `${type()} ${release()}`, architecture: process.arch }
}
