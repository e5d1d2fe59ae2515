import { enableCompileCache } from 'node:module'

// Stripping types and compiling take most of the start. The cache saves both from the second start on.
enableCompileCache()
const { runCommand } = await import('./command.ts')
await runCommand(process.argv.slice(2))
