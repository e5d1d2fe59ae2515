import { computed, reactive, shallowRef } from 'vue'
import type { Result } from '../../preload/contract/result.ts'
import type { Factor } from '../../preload/contract/session.ts'
import type { PlainKey } from '../locales/types.ts'
import { useFactorsStore } from '../stores/factors.ts'
import { useAction, type Failure } from './use-action.ts'
import { useConfirmation } from './use-confirmation.ts'

/** A change of a second factor. The authenticator app is turned on on a screen of its own. */
export type FactorChange = 'on:sms' | `${'off' | 'first'}:${Factor}`

/** What a change asks main for, and what is said of it afterwards. */
interface Effect {
  call: () => Promise<Result<unknown>>
  done: PlainKey
}

/** Changes the second factors of the signed-in user. What has consequences is asked first. */
export interface FactorChanges {
  /** What is said of the last change; null when there was none, or when it failed. */
  readonly done: PlainKey | null
  /** The change whose consequences are being told; null when no question is open. */
  readonly asked: FactorChange | null
  isBusy: (change: FactorChange) => boolean
  /** Begins a change: at once, or by its question. */
  begin: (change: FactorChange) => void
  /** Answers the question. */
  answer: (proceed: boolean) => void
}

/** @param reload asks for what the pool holds, which may be another thing than what a failed change began with */
export function useFactorChanges(failure: Failure, reload: () => Promise<unknown>): FactorChanges {
  const factors = useFactorsStore()
  const { confirmed } = useConfirmation()
  const effects: Record<FactorChange, Effect> = {
    'on:sms': { call: factors.turnOnSms, done: 'factors.smsIsOn' },
    'off:sms': { call: () => factors.turnOff('sms'), done: 'factors.smsIsOff' },
    'off:totp': { call: () => factors.turnOff('totp'), done: 'factors.totpIsOff' },
    'first:sms': { call: () => factors.prefer('sms'), done: 'factors.smsIsFirst' },
    'first:totp': { call: () => factors.prefer('totp'), done: 'factors.totpIsFirst' },
  }

  const done = shallowRef<PlainKey | null>(null)
  const asked = shallowRef<FactorChange | null>(null)
  const made = shallowRef<FactorChange>('on:sms')
  const change = useAction(() => confirmed(effects[made.value].call), failure)

  async function make(wanted: FactorChange): Promise<void> {
    if (change.busy) return
    made.value = wanted
    const result = await change.run()
    if (result === null) return
    done.value = result.ok ? effects[wanted].done : null
    if (!result.ok) await reload()
  }

  function begin(wanted: FactorChange): void {
    if (wanted.startsWith('first')) void make(wanted)
    else asked.value = wanted
  }

  function answer(proceed: boolean): void {
    const wanted = asked.value
    asked.value = null
    if (proceed && wanted !== null) void make(wanted)
  }

  return reactive({
    done: computed(() => done.value),
    asked: computed(() => asked.value),
    isBusy: (wanted: FactorChange) => change.busy && made.value === wanted,
    begin,
    answer,
  })
}
