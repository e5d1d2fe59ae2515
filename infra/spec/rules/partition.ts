import { partitionOf } from '../../../main/stage/partition.ts'
import { asText, isObject, type Value } from '../hcl/value.ts'
import type { Rule } from './rule.ts'

/** Which part of AWS a stage is in. */
export const partitionRules: Record<string, Rule> = {
  'every ARN is of the partition of its Region': (stage) => {
    const partition = partitionOf(asText(stage.given.region))
    return stage.resources
      .filter(({ values }) => textsIn(values).some((text) => arnsIn(text).some((name) => name !== partition)))
      .map(({ address }) => address)
  },
}

/** The partition of each ARN in a text; policies are texts with several. */
function arnsIn(text: string): string[] {
  return [...text.matchAll(/\barn:([\w*-]*):/g)].map(([, name = '']) => name)
}

function textsIn(value: Value): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return isObject(value) ? Object.values(value).flatMap(textsIn) : []
}
