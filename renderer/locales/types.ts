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

/** The next brace and what follows it. */
type NextBrace<Text> = Text extends `${infer Before}{${infer Rest}`
  ? Before extends `${string}}${string}`
    ? Closing<Text>
    : ['{', Rest]
  : Closing<Text>
type Closing<Text> = Text extends `${string}}${infer Rest}` ? ['}', Rest] : null

/** What surrounds the place that is read, innermost first: a text, or the options of a plural or select. */
type Surroundings = ('text' | 'options')[]

/** Reads an ICU message from brace to brace and collects each placeholder's name with the type of its value. */
type Scan<Text, Around extends Surroundings, Found> =
  NextBrace<Text> extends [infer Brace, infer Rest]
    ? Around extends ['options', ...infer Outside extends Surroundings]
      ? Brace extends '{'
        ? Scan<Rest, ['text', ...Around], Found>
        : Scan<Rest, Outside, Found>
      : Brace extends '{'
        ? Argument<Rest, Around, Found>
        : Around extends ['text', ...infer Outside extends Surroundings]
          ? Scan<Rest, Outside, Found>
          : Found
    : Found

/** Reads on behind a brace that opens a placeholder: `name}`, `name, plural, …}`, `name, select, …}`. */
type Argument<Text, Around extends Surroundings, Found> = Text extends `${infer Head}}${infer Rest}`
  ? Head extends `${infer Name}, plural, ${string}`
    ? Scan<Options<Text, 'plural'>, ['options', ...Around], Found | [Name, number]>
    : Head extends `${infer Name}, select, ${string}`
      ? Scan<Options<Text, 'select'>, ['options', ...Around], Found | [Name, string]>
      : Scan<Rest, Around, Found | [Head, string | number]>
  : Found
type Options<Text, Kind extends string> = Text extends `${string}, ${Kind}, ${infer Rest}` ? Rest : never

/** A pair of name and value's type for each placeholder. */
export type Placeholders<Text> = Text extends string ? Scan<Text, [], never> : never
type PlaceholderAt<Key extends MessageKey> = Placeholders<TextAt<Catalogue, Key>>

type NameOf<Found> = Found extends [infer Name extends string, unknown] ? Name : never
type ValueOf<Found> = Found extends [string, infer Value] ? Value : never

/** Path of a message. A path that is misspelt or missing does not compile. */
export type MessageKey = Paths<Catalogue>

/** Names of the values that this message needs. */
export type PlaceholdersOf<Key extends MessageKey> = NameOf<PlaceholderAt<Key>>

/** The values that this message needs, by name: a number where it counts, a string where it selects. */
export type MessageValues<Key extends MessageKey> = {
  [Found in PlaceholderAt<Key> as NameOf<Found>]: ValueOf<Found>
}

/** Path of a message that needs no values. */
export type PlainKey = { [Key in MessageKey]: [PlaceholdersOf<Key>] extends [never] ? Key : never }[MessageKey]

type Translated<Node> = { readonly [Key in keyof Node]: Node[Key] extends string ? string : Translated<Node[Key]> }

/** What every other language provides: the same paths, its own texts. */
export type Messages = Translated<Catalogue>
