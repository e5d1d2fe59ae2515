/** A text of a catalogue as it is found on the screen, whatever values stand in it. */
export function patternOf(text: string): RegExp {
  // A plural has braces within its braces.
  const fixed = text.split(/\{(?:[^{}]|\{[^{}]*\})*\}/)
  return new RegExp(fixed.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('.*'), 's')
}
