import type { Consent } from '../../main/stage/brand.ts'
import { consentProblem } from '../../main/stage/consent-attribute.ts'
import type { StageConfig } from '../../main/stage/stage-config.ts'
import type { Finding } from './finding.ts'
import type { PoolDescription } from './pool-description.ts'

const about = 'the consent'

/** Whether the stage's file has the attribute in which the brand keeps what users agree to (decision 0067). */
export function checkConsent(consent: Consent | undefined, file: StageConfig): Finding {
  if (consent === undefined) return { state: 'ok', about, says: 'the brand asks nobody to agree to its terms.' }
  const problem = consentProblem(consent, file.attributes)
  if (problem !== null) return { state: 'failed', about, says: problem }
  return { state: 'ok', about, says: `${consent.attribute} keeps the version ${consent.version}.` }
}

/** Whether the pool has that attribute, and whether the app client may read and write it. */
export function checkConsentAtPool(consent: Consent | undefined, { pool, client }: PoolDescription): Finding[] {
  if (consent === undefined) return []
  const { attribute: name } = consent
  const found = (pool.SchemaAttributes ?? []).find(({ Name }) => Name === name)
  const failed = (says: string): Finding => ({ state: 'failed', about, says })
  if (found === undefined) return [failed(`the pool has no ${name}: add it (docs/existing-pools.md).`)]
  const findings: Finding[] = []
  if (found.Mutable === false) {
    findings.push(failed(`${name} is immutable, so nobody could agree to another version: name another attribute.`))
  }
  // A client without a list may do it with all: see `rightsOf` in pool-attributes.ts.
  if (client.WriteAttributes?.includes(name) === false) {
    findings.push(
      failed(`the app client may not write ${name}, so nobody could sign up or agree: let it (WriteAttributes).`),
    )
  }
  if (client.ReadAttributes?.includes(name) === false) {
    findings.push(
      failed(`the app client may not read ${name}, so all are asked at every start: let it (ReadAttributes).`),
    )
  }
  return findings
}
