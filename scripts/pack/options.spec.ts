import { describe, expect, it } from 'vitest'
import { readOptions } from './options.ts'

describe('what npm run dist takes', () => {
  it('is a stage and a platform', () => {
    expect(readOptions(['--stage', 'prod', '--platform', 'win'])).toEqual({ stage: 'prod', platform: 'win' })
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
