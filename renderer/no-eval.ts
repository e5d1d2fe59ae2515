import { z } from 'zod'

// Imported before any schema is made: zod probes for `eval` when it builds an object schema, and the page's policy
// would report the probe as a violation.
z.config({ jitless: true })
