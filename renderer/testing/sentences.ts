/** A text of a catalogue as it is found on the screen, whatever values stand in it. */
export function patternOf(text: string): RegExp {
  // A plural has braces within its braces.
  const fixed = text.split(/\{(?:[^{}]|\{[^{}]*\})*\}/)
  const escaped = fixed.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  // What is spoken of a text has a plain space for each other one, such as that before a French colon.
  return new RegExp(escaped.map((part) => part.replaceAll(/\s/g, String.raw`\s`)).join('.*'), 's')
}
