import { expect, it } from 'vitest'
import { nameUuid } from './name-uuid.ts'
import { artifactName, packageNames } from './package-names.ts'
import { ownBrand, readBrand } from './read-brand.ts'

const own = readBrand(ownBrand)
const northwind = readBrand('brands/northwind')

it('are what they were before there were brands, so that upgrades find what is installed', () => {
  expect(packageNames(own, undefined)).toEqual({
    appId: 'app.latchkey.desktop',
    productName: 'Latchkey',
    msi: { upgradeCode: '6C3E51B4-0E8B-4A6C-9C3F-5B0B7F7D1A52' },
    linux: { maintainer: 'The Latchkey authors <latchkey@example.com>' },
    extraMetadata: {
      name: 'latchkey',
      productName: 'Latchkey',
      desktopName: 'latchkey.desktop',
      homepage: 'https://example.com/latchkey',
      author: { name: 'The Latchkey authors' },
      description: 'Create your account with your phone, and keep your details up to date in one place.',
    },
  })
  expect(artifactName(own, undefined, 'prod')).toBe('Latchkey-prod-${version}-${os}-${arch}.${ext}')
})

it('with a suffix are those of another application', () => {
  const names = packageNames(northwind, 'Dev')
  expect(names).toMatchObject({
    appId: 'example.northwind.pass.dev',
    productName: 'Northwind Pass Dev',
    extraMetadata: { name: 'northwind-pass-dev', desktopName: 'northwind-pass-dev.desktop' },
  })
  expect(artifactName(northwind, 'Dev', 'dev')).toBe('Northwind-Pass-Dev-dev-${version}-${os}-${arch}.${ext}')
})

it('have an upgrade code of their own for each suffix, always the same', () => {
  const code = (suffix: string | undefined): unknown => packageNames(northwind, suffix).msi?.upgradeCode
  expect(code(undefined)).toBe('B7D0A9C2-6E0F-4A51-8F2D-3C9A1E5B7F60')
  expect(code('Dev')).toMatch(/^[0-9A-F]{8}-[0-9A-F]{4}-5[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/)
  expect(new Set([code(undefined), code('Dev'), code('Test'), code('Dev')]).size).toBe(3)
  // The example of RFC 9562, appendix A.4.
  expect(nameUuid('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  )
})

it('leave the description of package.json to a brand that says nothing of itself', () => {
  const silent = { ...northwind, summary: undefined }
  expect(packageNames(silent, undefined).extraMetadata).not.toHaveProperty('description')
  const german = { ...silent, summary: { de: 'Ein Konto\nfür alles.' } }
  expect(packageNames(german, undefined).extraMetadata).toHaveProperty('description', 'Ein Konto für alles.')
})
