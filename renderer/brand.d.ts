/** The brand's drawings, those of the logo as `data:` addresses. */
export interface Drawings {
  logo: string
  /** The logo for a dark ground. Null: it is the same. */
  logoDark: string | null
  /** Whether there is a quiet drawing for the panel. It stands in `--brand-art`, because the style sheet alone needs it. */
  hasArt: boolean
  /** Whether the logo has the product's name in it, so that it is not written beside. */
  logoHasName: boolean
}
