import { enableCompileCache } from 'node:module'

// Stripping types and compiling take longer than everything else here; the second start finds both done.
enableCompileCache()
const { runCommand } = await import('./command.ts')
await runCommand(process.argv.slice(2))
