import { z } from 'zod'

// The page's policy forbids `eval`. zod tries it once, when the first object schema is built, and the browser would
// report a violation; so this comes before any schema, and the contract's files take `z` from here.
z.config({ jitless: true })

export { z }
