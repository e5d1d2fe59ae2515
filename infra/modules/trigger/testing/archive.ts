import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'
import { readCatalogue } from '../catalogue.ts'

const functions = fileURLToPath(new URL('../functions/', import.meta.url))

/**
 * Lays a function out as its archive does, and loads it from there.
 * @param name such as `custom-message`
 * @param files more files beside it, and what JSON they hold; `texts.json` unless they say otherwise
 */
export async function unpack<Module>(name: string, files: Record<string, unknown> = {}): Promise<Module> {
  const folder = mkdtempSync(join(tmpdir(), 'trigger-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  cpSync(join(functions, `${name}.mjs`), join(folder, 'index.mjs'))
  cpSync(join(functions, 'texts.mjs'), join(folder, 'texts.mjs'))
  for (const [file, content] of Object.entries({ 'texts.json': readCatalogue('Northwind Pass', 'fr'), ...files }))
    writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content))
  return (await import(pathToFileURL(join(folder, 'index.mjs')).href)) as Module
}
