import type { KnownLabel, KnownMissing } from '../../preload/contract/attributes/known.ts'
import type { ErrorCode } from '../../preload/contract/errors.ts'
import type { PasswordRule } from '../../preload/contract/fields.ts'
import type { KeychainState, MenuLabels, Theme, UpdateState } from '../../preload/contract/machine.ts'
import type { Notice } from '../../preload/contract/session.ts'
import brand from '../../brand/brand.json' with { type: 'json' }
import texts from './en.json' with { type: 'json' }
import { inName } from './in-name.ts'

/** What the contract can make the app say: a group of texts for each of its lists. */
interface FromContract {
  attributes: Record<KnownLabel, string>
  errors: Record<ErrorCode, string>
  notices: Record<Notice, string>
  keychain: Record<Exclude<KeychainState, 'ready'>, string>
  passwordRules: Record<PasswordRule, string>
  themes: Record<Theme, string>
  updateFailures: Record<Extract<UpdateState, { status: 'failed' }>['reason'], string>
  menu: MenuLabels
}

/** Texts in these groups for which the contract has nothing. No text is `never`, so one of them does not compile. */
type NothingElse = {
  [Group in keyof FromContract]: Record<Exclude<keyof (typeof texts)[Group], keyof FromContract[Group]>, never>
}

/** English as it stands in its file, from which all others are translated. A word of the contract without a text does not compile. */
const written = texts satisfies FromContract & NothingElse & { fields: Record<KnownMissing, string> }

/** English, in the name of our own brand. */
export const en = inName(written, { app: brand.productName, company: brand.companyName })
