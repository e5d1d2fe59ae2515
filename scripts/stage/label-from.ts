/**
 * A word for an attribute that the app does not know, made from its name: `custom:cost_centre` is "Cost centre", and
 * `custom:costCentre` too. An abbreviation stays as it is: `custom:VATNumber` is "VAT number".
 */
export function labelFrom(name: string): string {
  const words = name
    .replace(/^custom:/, '')
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[\s_.-]+/)
    .filter((word) => word !== '')
    .map((word) => (/^\p{Lu}{2,}\d*$/u.test(word) ? word : word.toLowerCase()))
    .join(' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
