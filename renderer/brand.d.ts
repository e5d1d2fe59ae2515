/** The brand's drawings as `data:` addresses. Null: the brand has no such drawing. */
export interface Drawings {
  logo: string
  /** The logo for a dark ground. */
  logoDark: string | null
  /** The quiet drawing of the panel. Its shape counts alone: it takes the accent's colour. */
  art: string | null
  /** Whether the logo has the product's name in it, so that it is not written beside. */
  logoHasName: boolean
}
