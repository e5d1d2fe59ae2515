/** What the functions say: the product's name, the stage's language, and the texts by language and key. */
export interface Catalogue {
  app: string
  language: string
  texts: Record<string, Record<string, string>>
}

/** Reads `texts.json` beside the function. */
export declare function readCatalogue(): Catalogue

/** A text in the language of whoever reads it. @throws Error when that language has no such text */
export declare function sayIn(
  catalogue: Catalogue,
  request: { clientMetadata?: Record<string, string>; userAttributes?: Record<string, string> },
  key: string,
  values?: Record<string, string>,
): string
