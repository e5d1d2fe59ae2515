import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkLockFile, platforms } from './infra-lock.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'infra-lock-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** A lock file as Terraform writes it, with so many packages of each provider. */
function lock(providers: Record<string, number>): void {
  const blocks = Object.entries(providers).map(([name, packages]) => {
    const hashes = Array.from({ length: packages }, (_, index) => `    "h1:${String(index)}",\n`).join('')
    return `provider "registry.terraform.io/${name}" {\n  version = "1.0.0"\n  hashes = [\n${hashes}    "zh:0",\n  ]\n}\n`
  })
  writeFileSync(join(folder, '.terraform.lock.hcl'), blocks.join('\n'))
}

const all = { 'hashicorp/archive': 5, 'hashicorp/aws': 5, 'hashicorp/random': 5 }

it('passes with each provider for each platform', () => {
  lock(all)
  expect(checkLockFile(folder, true)).toMatchObject({ outcome: 'passed', detail: '3 providers for 5 platforms' })
  expect(platforms).toHaveLength(5)
})

it('names what is missing, and how to add it', () => {
  lock({ 'hashicorp/aws': 1, 'hashicorp/archive': 5 })
  const { outcome, detail } = checkLockFile(folder, false)
  expect(outcome).toBe('failed')
  expect(detail).toContain('it records hashicorp/aws for 1 of 5 platforms, it does not record hashicorp/random')
  expect(detail).toContain('terraform providers lock -platform=linux_amd64 ')
})

it('says where there is none, and fails where one is needed', () => {
  expect(checkLockFile(folder, false)).toMatchObject({ outcome: 'not run' })
  expect(checkLockFile(folder, true)).toMatchObject({ outcome: 'failed' })
})
