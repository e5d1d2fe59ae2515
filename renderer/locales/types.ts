import type { en } from './en.ts'

type Catalogue = typeof en

/** Every path to a text, joined with dots. */
type Paths<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string ? Key : `${Key}.${Paths<Node[Key]>}`
}[keyof Node & string]

type TextAt<Node, Path extends string> = Path extends `${infer Head}.${infer Rest}`
  ? Head extends keyof Node
    ? TextAt<Node[Head], Rest>
    : never
  : Path extends keyof Node
    ? Node[Path]
    : never

type Placeholders<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never

/** Path of a message. A path that is misspelt or missing does not compile. */
export type MessageKey = Paths<Catalogue>

/** Names of the values that this message needs. */
export type PlaceholdersOf<Key extends MessageKey> = Placeholders<TextAt<Catalogue, Key>>

/** Path of a message that needs no values. */
export type PlainKey = { [Key in MessageKey]: [PlaceholdersOf<Key>] extends [never] ? Key : never }[MessageKey]

type Translated<Node> = { readonly [Key in keyof Node]: Node[Key] extends string ? string : Translated<Node[Key]> }

/** What every other language provides: the same paths, its own texts. */
export type Messages = Translated<Catalogue>
