import { describe, expect, it } from 'vitest'
import { ownBrand } from '../brand/read-brand.ts'
import { readOptions } from './options.ts'

describe('what npm run dist takes', () => {
  it('is a stage and a platform, of our own brand unless another is named', () => {
    const asked = ['--stage', 'prod', '--platform', 'win']
    expect(readOptions(asked)).toEqual({ stage: 'prod', platform: 'win', brand: ownBrand })
    expect(readOptions([...asked, '--brand', '../acme']).brand).toBe('../acme')
  })

  it('is never the local stage', () => {
    expect(() => readOptions(['--stage', 'local', '--platform', 'linux'])).toThrow('is not handed out')
  })

  it.each([[], ['--stage', 'prod'], ['--platform', 'mac'], ['--stage', 'prod', '--platform', 'windows']])(
    'is asked for when it is missing or unknown: %s',
    (...values) => {
      expect(() => readOptions(values)).toThrow('Which stage, which platform?')
    },
  )

  it('is nothing else', () => {
    expect(() => readOptions(['--stage', 'prod', '--platform', 'win', '--publish', 'always'])).toThrow("'--publish'")
  })
})
