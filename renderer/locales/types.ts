import type { PoolGroup } from './account-groups.ts'
import type { en } from './en.ts'
import type { MessageArguments } from './message-arguments.ts'

/** The texts of a language that the app shows, by group and key. */
export type Messages = Omit<typeof en, PoolGroup>

/** Every path to a text, joined with dots. */
type Paths<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string ? Key : `${Key}.${Paths<Node[Key]>}`
}[keyof Node & string]

/** Path of a message. A path that is misspelt or missing does not compile. */
export type MessageKey = Paths<Messages>

/** What looks like the path of a message, where the compiler cannot count all of them through. */
export type MessagePath = `${string}.${string}`

/** Path of a message that needs no values. */
export type PlainKey = Exclude<MessageKey, keyof MessageArguments>

type ArgumentsOf<Key> = Key extends keyof MessageArguments ? MessageArguments[Key] : never
type NameIn<Values> = Values extends unknown ? keyof Values : never
type ValueIn<Values, Name> = Values extends unknown ? (Name extends keyof Values ? Values[Name] : never) : never

/** The values that this message needs, by name. Where it may be one of several, all that any of them needs. */
export type MessageValues<Key extends MessageKey> = {
  [Name in NameIn<ArgumentsOf<Key>>]: ValueIn<ArgumentsOf<Key>, Name>
}
