import { computed, reactive, type ComputedRef } from 'vue'
import { useRouter } from 'vue-router'
import type { SignInStep } from '../../preload/contract/session.ts'
import { useAppStore } from '../stores/app.ts'
import { useSigningInAt, type SigningInAt } from '../stores/session-of.ts'
import { useSessionStore } from '../stores/session.ts'
import { useAction, useFailure, type Failure } from './use-action.ts'
import { useStartOver } from './use-start-over.ts'
import { waysOutOf, type WayOut } from './ways-out.ts'

/** What leads out of a step of a sign-in. */
export interface StepExit {
  /** Whether one of them is being taken. */
  readonly busy: boolean
  /** Leaves the sign-in for its first screen, with the number filled in. */
  toSignIn: () => Promise<void>
  /** Takes a way out of a failure. */
  take: (way: WayOut) => Promise<void>
  /** Goes back to the choice among factors. */
  chooseAgain: () => Promise<unknown>
  readonly choosing: boolean
}

/** What the screen of one step has in common with those of the others. */
export interface SignInStepParts<Kind extends SignInStep['kind']> {
  session: ReturnType<typeof useSigningInAt<Kind>>
  step: ComputedRef<SigningInAt<Kind>['step']>
  failure: Failure
  exit: StepExit
  /** What leads on after the last failure. */
  ways: ComputedRef<readonly WayOut[]>
}

/** The parts of a screen for one step of a sign-in (decision 0064). */
export function useSignInStep<Kind extends SignInStep['kind']>(kind: Kind): SignInStepParts<Kind> {
  const router = useRouter()
  const store = useSessionStore()
  const app = useAppStore()
  const session = useSigningInAt(kind)
  const failure = useFailure()
  const startOver = () => store.startOver()
  const back = useStartOver({ startOver, onStartedOver: () => router.push({ name: 'sign-in' }), failure })
  const reset = useStartOver({ startOver, onStartedOver: () => router.push({ name: 'forgot-password' }), failure })
  const again = useAction(() => store.chooseFactorAgain(), failure)

  const exit = reactive({
    busy: computed(() => back.leaving.busy || reset.leaving.busy),
    toSignIn: back.startAgain,
    take: (way: WayOut) => (way === 'reset' ? reset : back).startAgain(),
    chooseAgain: again.run,
    choosing: computed(() => again.busy),
  })
  const ways = computed(() => (failure.value ? waysOutOf('signInStep', failure.value.code, app.offersSignUp) : []))
  return { session, step: computed(() => session.value.step), failure, exit, ways }
}
