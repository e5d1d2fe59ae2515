/**
 * Characters that show nothing by themselves: white space, controls, marks of direction, joiners, fillers, accents
 * without a letter, and two blanks that Unicode counts as symbols: of Braille and of music.
 */
const nothingSeen = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Z}\p{Cf}\p{Cc}\p{M}\u2800\u{1d159}]*$/u

/**
 * The text that its author meant: without white space at its ends, and empty when there is nothing to see. Joiners within
 * a text stay, because Persian names and emoji need them.
 */
export function meant(typed: string): string {
  return nothingSeen.test(typed) ? '' : typed.trim()
}
