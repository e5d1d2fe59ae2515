import * as z from 'zod/mini'
import english from 'zod/v4/locales/en.js'

// zod's small form, because all of it is evaluated at each start of the app (decision 0004). It comes without words:
// these are English, for whoever writes a stage or a policy. Without `jitless` zod would try `eval`, which the page's
// policy forbids and reports; so this comes before any schema, and who needs `z` takes it from here.
z.config({ ...english(), jitless: true })

export { z }
