import * as z from 'zod/mini'
import english from 'zod/v4/locales/en.js'

// zod's small form, because the app evaluates every schema at each start (decision 0004). The small form has no
// messages; the English ones are for whoever writes a stage or a policy. Without `jitless` zod would try `eval`, which
// the page's policy forbids and reports. Both must be set before any schema is made, so every file takes `z` from here.
z.config({ ...english(), jitless: true })

export { z }
