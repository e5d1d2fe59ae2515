import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef } from 'vue'
import type { Bridge } from '../../preload/contract/derive.ts'
import type { ProxyAnswer, ProxyQuestion } from '../../preload/contract/proxy.ts'
import { useBridge } from '../bridge.ts'
import { useAppStore } from './app.ts'

/** The question of a proxy that asks for a name and a password. */
export const useProxyStore = defineStore('proxy', () => {
  const bridge = useBridge()
  const app = useAppStore()
  /** Undefined until main has told of a change: then what it told at the start counts. */
  const told = shallowRef<ProxyQuestion | null>()
  const question = computed(() => (told.value === undefined ? (app.info?.proxyQuestion ?? null) : told.value))
  onScopeDispose(
    bridge.on('proxyQuestionChanged', (changed) => {
      told.value = changed
    }),
  )

  /** Hands the user's answer to main, which then takes the question back. */
  async function answer(given: ProxyAnswer): ReturnType<Bridge['proxy']['answer']> {
    return bridge.proxy.answer(given)
  }

  return { question, answer }
})
