import { listCalls } from '../../preload/contract/derive.ts'
import { appInfo } from '../../preload/contract/machine.ts'
import { session } from '../../preload/contract/session.ts'
import type { CallName } from '../testing/double.ts'
import { errorsOf } from '../testing/screen.ts'
import { possibleFacts } from './facts.ts'
import { silentCalls } from './failures.ts'
import { wrongSentences } from './said.ts'

/** Facts that no screen shows: how they begin, and why that is right. */
const unseen: Record<string, string> = {
  'info.platform': 'only the native menu differs',
  'info.settings.language': 'each language is a look of its own',
  'info.settings.theme': 'each theme is a look of its own',
  'info.policy.defaultLanguage': 'it chooses among the languages',
}

/**
 * Every fact of the contract that some scene has to show: of sessions, of the machine, of failures (decision 0040), and
 * each way in which a value is wrong.
 */
export function wantedFacts(): string[] {
  const states = [...possibleFacts('session', session), ...possibleFacts('info', appInfo)]
  const failures = listCalls().flatMap(({ group, name }) => {
    const call = `${group}.${name}` as CallName
    return call in silentCalls ? [] : errorsOf(call).map((code) => `${call} answers ${code}`)
  })
  const seen = states.filter((fact) => !Object.keys(unseen).some((start) => fact.startsWith(start)))
  return [...seen, ...failures, ...wrongSentences.map((key) => `says ${key}`)]
}
