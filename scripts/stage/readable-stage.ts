import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { StageConfig, stageConfig } from '../../main/stage/stage-config.ts'
import {
  attributeDefinition,
  usualAttributes,
  type AttributeDefinition,
} from '../../preload/contract/attributes/definition.ts'
import type { Words } from '../../preload/contract/words.ts'
import { languages } from '../../preload/contract/languages.ts'
import { signInRules } from '../../preload/contract/sign-in-rules.ts'

/** What a stage's file may hold: the configuration, with whatever is usual left out. */
type StageFile = z.input<typeof stageConfig>

type FileAttribute = NonNullable<StageFile['attributes']>[number]

const usualAttribute = attributeDefinition.parse({ name: 'name' })
const usualRules = signInRules.parse({})

/**
 * A stage's configuration as people read and write it in `infra/stages/NAME.json`: what has its default is left out.
 * Parsed, it is the same configuration again.
 */
export function readableStage(config: StageConfig): StageFile {
  const { passwordPolicy, signIn, attributes, updateFeedUrl, ...others } = config
  const { historySize = 0, ...policy } = passwordPolicy
  const rules = unusual(signIn, usualRules)
  return {
    ...others,
    passwordPolicy: { ...policy, ...(historySize > 0 && { historySize }) },
    ...(Object.keys(rules).length > 0 && { signIn: rules }),
    ...(!isDeepStrictEqual(attributes, usualAttributes) && { attributes: attributes.map(readable) }),
    ...(updateFeedUrl !== undefined && { updateFeedUrl }),
  }
}

function readable({ name, label, hint, choices, ...one }: AttributeDefinition): FileAttribute {
  return {
    name,
    ...unusual(one, usualAttribute),
    ...(choices !== undefined && {
      choices: choices.map(({ value, label: words }) => ({ value, ...(words && { label: inOrder(words) }) })),
    }),
    ...(label !== undefined && { label: inOrder(label) }),
    ...(hint !== undefined && { hint: inOrder(hint) }),
  }
}

/** Terraform sorts the keys of a map. Who has no label in their language gets the first one, which should be English. */
function inOrder(words: Words): Words {
  return Object.fromEntries(
    languages.flatMap((language) => (words[language] === undefined ? [] : [[language, words[language]]])),
  )
}

/** The entries that are not as usual. */
function unusual<Entries extends object>(entries: Entries, usual: Partial<Entries>): Partial<Entries> {
  const kept = Object.entries(entries).filter(
    ([key, value]) => value !== undefined && value !== usual[key as keyof Entries],
  )
  return Object.fromEntries(kept) as Partial<Entries>
}
