import { createPinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useAnnouncerStore } from './announcer.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('gives each sentence to be spoken a moment later, and takes it away when it has been', () => {
  const announcer = useAnnouncerStore(createPinia())
  const texts = () => announcer.current.map(({ text }) => text)
  announcer.announce('Saved.', 'polite')
  announcer.announce('Offline.', 'assertive')
  announcer.announce('Saved.', 'polite')
  expect(texts()).toEqual([])
  vi.advanceTimersByTime(100)
  expect(texts()).toEqual(['Saved.', 'Offline.'])

  announcer.announce('Saved.', 'polite')
  vi.advanceTimersByTime(100)
  expect(texts()).toEqual(['Saved.', 'Offline.', 'Saved.'])
  expect(new Set(announcer.current.map(({ id }) => id)).size, 'each is new to the page').toBe(3)

  vi.advanceTimersByTime(10_000)
  expect(texts()).toEqual([])
})

it('forgets what it said and was to say when its user goes', () => {
  const announcer = useAnnouncerStore(createPinia())
  announcer.announce('Your account is ready, Ada', 'polite')
  vi.advanceTimersByTime(100)
  announcer.announce('Saved.', 'polite')
  announcer.forget()
  announcer.announce('You are signed out.', 'polite')
  vi.advanceTimersByTime(100)
  expect(announcer.current.map(({ text }) => text)).toEqual(['You are signed out.'])
})
