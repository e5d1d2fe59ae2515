import { page } from 'vitest/browser'
import type { CallName } from '../testing/double.ts'
import {
  bothFactors,
  confirmingBy,
  goodPassword,
  newNumber,
  numberChanging,
  unconfirmedSession,
} from '../testing/samples.ts'
import { fill } from '../testing/screen.ts'
import { careAt, endLastPlace, signOutEverywhere } from './care-opening.ts'
import { enterCode, press, type Scene } from './scene.ts'

const both = careAt('/security', { factors: bothFactors })

/** What a user does to make each call that looks after the account. */
export const careWays: Partial<Record<CallName, Pick<Scene, 'opening' | 'act'>>> = {
  'identity.confirm': {
    opening: careAt('/security/delete', { session: unconfirmedSession }),
    act: async (texts) => {
      await fill({ [texts.fields.password]: goodPassword })
      await press(texts.identity.submit)
    },
  },
  'identity.confirmCode': {
    opening: careAt('/security', { session: confirmingBy('totpCode') }),
    act: (texts) => enterCode(texts, '123456'),
  },
  'identity.resendCode': {
    opening: careAt('/security', { session: confirmingBy('smsCode') }),
    act: (texts) => press(texts.code.resend),
  },
  'factors.get': { opening: careAt('/security') },
  'factors.getTotpKey': { opening: careAt('/security/authenticator') },
  'factors.turnOnTotp': {
    opening: careAt('/security/authenticator'),
    act: (texts) => enterCode(texts, '123456'),
  },
  'factors.turnOnSms': {
    opening: careAt('/security'),
    act: async (texts) => {
      await press(texts.factors.turnOn)
      await press(texts.factors.turnOn)
    },
  },
  'factors.turnOff': {
    opening: careAt('/security', { factors: { on: ['sms'], preferred: 'sms' } }),
    act: async (texts) => {
      await press(texts.factors.turnOff)
      await press(texts.factors.turnOff)
    },
  },
  'factors.prefer': { opening: both, act: (texts) => press(texts.factors.prefer) },
  'sessions.list': { opening: careAt('/security') },
  'sessions.end': {
    opening: careAt('/security'),
    act: endLastPlace,
  },
  'sessions.endOthers': { opening: careAt('/security'), act: (texts) => press(texts.places.endOthers) },
  'sessions.endEverywhere': {
    opening: careAt('/security', { rules: { sessions: false } }),
    act: signOutEverywhere,
  },
  'profile.changeNumber': {
    opening: careAt('/security/new-number'),
    act: async (texts) => {
      await fill({ [texts.newNumber.field]: newNumber })
      await press(texts.newNumber.submit)
    },
  },
  'profile.keepNumber': {
    opening: careAt('/security/number', { session: numberChanging }),
    act: (texts) => press(texts.newNumber.keep),
  },
  'auth.deleteAccount': {
    opening: careAt('/security/delete'),
    act: async (texts) => {
      await page.getByRole('textbox').fill('0123')
      await press(texts.deleteAccount.submit)
    },
  },
}
