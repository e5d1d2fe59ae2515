import { page } from 'vitest/browser'
import type { UpdateState } from '../../preload/contract/machine.ts'
import { proxyScheme } from '../../preload/contract/proxy.ts'
import type { Messages } from '../locales/types.ts'
import type { Double } from '../testing/double.ts'
import { bareBrandInfo, northwindInfo } from '../testing/brands.ts'
import { proxyQuestion } from '../testing/samples.ts'
import { hang, press, type Scene } from './scene.ts'

// The dialogs that lie over any screen.

const updates: UpdateState[] = [
  { status: 'checking' },
  { status: 'current', checkedAt: null },
  { status: 'current', checkedAt: Date.UTC(2026, 10, 22, 14, 5) },
  { status: 'downloading', version: '2.0.0', percent: 42 },
  { status: 'ready', version: '2.0.0' },
  { status: 'installing', version: '2.0.0' },
  { status: 'failed', reason: 'unreachable' },
  { status: 'failed', reason: 'refused' },
  { status: 'failed', reason: 'notInstalled' },
  { status: 'failed', reason: 'networkPage' },
  { status: 'failed', reason: 'diskFull' },
  { status: 'failed', reason: 'notReplaceable' },
]

/** The update's state in words, for the name of a scene. */
function nameOf(update: UpdateState): string {
  if (update.status === 'failed') return `failed, ${update.reason}`
  return update.status === 'current' && update.checkedAt === null ? 'current, never checked' : update.status
}

const sampleLicences = Array.from(
  { length: 12 },
  (_, place) => `package-${place} 1.${place}.0\nMIT\n\nPermission is hereby granted, free of charge, to any person.\n`,
).join('\n')

export const dialogScenes: Scene[] = [
  ...proxyScheme.options.flatMap((scheme) =>
    [null, 'COMPANY\\ada'].map((refused): Scene => ({
      name: `proxy, ${scheme}${refused === null ? '' : ', refused'}`,
      opening: { info: { proxyQuestion: { ...proxyQuestion, scheme, refused } } },
    })),
  ),
  { name: 'settings', opening: {}, act: (texts) => press(texts.settings.title) },
  {
    name: 'settings, all chosen',
    opening: { info: { settings: { theme: 'contrast', language: null, country: 'DE' } } },
    act: (texts) => press(texts.settings.title),
  },
  {
    name: 'settings, languages',
    opening: {},
    act: async (texts) => {
      await press(texts.settings.title)
      await page.getByRole('dialog').getByRole('combobox').click()
    },
  },
  { name: 'support', opening: {}, act: (texts) => press(texts.support.title) },
  {
    name: 'support, every way',
    opening: { info: { brand: northwindInfo } },
    act: (texts) => press(texts.support.title),
  },
  {
    name: 'support, by phone alone',
    opening: { info: { brand: bareBrandInfo } },
    act: (texts) => press(texts.support.title),
  },
  {
    name: 'support, details copied',
    opening: { info: { brand: northwindInfo } },
    act: async (texts) => {
      await press(texts.support.title)
      await press(texts.support.copyDetails)
    },
  },
  { name: 'about', opening: { script: answerLicences(sampleLicences) }, act: openAbout },
  { name: 'about, another stage', opening: { info: { stage: 'prod' }, script: answerLicences(null) }, act: openAbout },
  {
    name: 'about, licences being read',
    opening: { script: hang('app.getLicences') },
    act: openAbout,
  },
  ...updates.map((update): Scene => ({
    name: `settings, update ${nameOf(update)}`,
    opening: { info: { update } },
    act: (texts) => press(texts.settings.title),
  })),
  {
    name: 'diagnostics',
    opening: {
      info: { crash: { at: 0 } },
      script: (double) => {
        double.answer('diagnostics.preview', { ok: true, value: { files: sampleFiles } })
      },
    },
    act: (texts) => press(texts.diagnostics.title),
  },
  {
    name: 'diagnostics, being collected',
    opening: { info: { crash: { at: 0 } }, script: hang('diagnostics.preview') },
    act: (texts) => press(texts.diagnostics.title),
  },
]

/** Opens the dialog about the app as a user does. */
async function openAbout(texts: Messages): Promise<void> {
  await press(texts.settings.title)
  await press(texts.menu.about)
}

const sampleFiles = [
  { name: 'about.json', text: '{\n  "version": "0.1.0",\n  "stage": "local"\n}' },
  { name: 'latchkey.log', text: '{"at":"2026-11-22T14:05:00.000Z","level":"info","message":"started"}' },
]

function answerLicences(licences: string | null) {
  return (double: Double): void => {
    double.answer('app.getLicences', { ok: true, value: licences })
  }
}
