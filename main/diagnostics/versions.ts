import { release, type } from 'node:os'
import type { Facts } from './facts.ts'

/** The versions of the app and of what it runs on, and the machine's kind. Nothing in it names the user. */
export function describeVersions(app: { version: string; stage: string; packaged: boolean }): Facts['versions'] {
  const { electron, chrome, node } = process.versions
  return { ...app, electron, chrome, node, system: `${type()} ${release()}`, architecture: process.arch }
}
