import { computed, nextTick, reactive, ref, shallowReactive } from 'vue'
import type { AppError } from '../../preload/contract/errors.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { FieldRule, Sentence } from '../fields/rules.ts'
import { useFailure, type Failure } from './use-action.ts'
import { useAnnouncer } from './use-announcer.ts'
import { useMessages } from './use-messages.ts'

type ErrorOf<R> = R extends { ok: false; error: infer E extends AppError } ? E : never

export interface FormOptions<Name extends string, R extends Result<unknown>> {
  fields: Record<Name, FieldRule>
  initial?: Partial<Record<NoInfer<Name>, string>>
  /** What is wrong with values that are right one by one, by the field that shows it. Gets the values as typed. */
  together?: (values: Readonly<Record<NoInfer<Name>, string>>) => Partial<Record<NoInfer<Name>, Sentence>>
  /** Gets the values as the contract's schemas return them. */
  submit: (values: Record<NoInfer<Name>, string>) => Promise<R>
  /** Which failures of the call belong to a field. All others are shown for the form as a whole. */
  errorFields?: Partial<Record<ErrorOf<NoInfer<R>>['code'], NoInfer<Name>>>
  /** Sentences of this screen for failures where the usual one does not say what helps here. */
  sentences?: Partial<Record<ErrorOf<NoInfer<R>>['code'], Sentence>>
  /** The place for failures of the form as a whole, when its screen shares one with other buttons. */
  failure?: Failure
}

/** What of a form is about it as a whole. */
export interface WholeForm {
  failure: AppError | null
  /** This screen's own sentence for a failure; null where the usual one counts. */
  sentenceFor: (failure: AppError) => string | null
  submit: (event: Event) => Promise<void>
}

/** What a field component is bound to. */
export interface FieldBinding {
  name: string
  modelValue: string
  /** The sentence to show, empty when nothing is wrong. */
  error: string
  'onUpdate:modelValue': (value: string) => void
  onLeave: (event: FocusEvent) => void
}

/**
 * A form with text fields. A field is judged when it is left after a change. On submit all fields are judged, and the
 * first wrong one gets the focus. While a submission runs, another one does nothing. A failure leaves every value as it
 * was, and its message stays until the next answer, so that nothing moves (decision 0036).
 */
export function useForm<Name extends string, R extends Result<unknown>>(options: FormOptions<Name, R>) {
  const { t } = useMessages()
  const { announce } = useAnnouncer()
  const names = Object.keys(options.fields) as Name[]
  const values = reactive(Object.fromEntries(names.map((name) => [name, options.initial?.[name] ?? '']))) as Record<
    Name,
    string
  >
  const problems = shallowReactive(new Map<Name, Sentence>())
  const edited = new Set<Name>()
  const disagreeing = new Set<Name>()
  const busy = ref(false)
  const failure = options.failure ?? useFailure()
  const sentences: Partial<Record<AppError['code'], Sentence>> = options.sentences ?? {}

  const say = (sentence: Sentence): string => (typeof sentence === 'function' ? sentence(t) : t(sentence))

  function judge(name: Name) {
    const { schema, prepare } = options.fields[name]
    return schema.safeParse(prepare?.(values[name]) ?? values[name])
  }

  /** What is wrong with the value of a field; null when nothing is. */
  function problemOf(name: Name): Sentence | null {
    if (!judge(name).success) return options.fields[name].explain(values[name])
    return options.together?.(values)[name] ?? null
  }

  function edit(name: Name, value: string): void {
    if (values[name] !== value) {
      values[name] = value
      edited.add(name)
    }
    if (problems.has(name) && problemOf(name) === null) problems.delete(name)
    // What was wrong between two fields may be put right in either of them.
    for (const other of disagreeing) {
      if (problemOf(other) !== null) continue
      problems.delete(other)
      disagreeing.delete(other)
    }
  }

  function complain(name: Name, problem: Sentence): void {
    problems.set(name, problem)
    if (judge(name).success) disagreeing.add(name)
  }

  function leave(name: Name, event: FocusEvent): void {
    if (!edited.has(name) || isPassing(event)) return
    const problem = problemOf(name)
    if (problem === null) return
    complain(name, problem)
    // Spoken by the announcer, because the focus is in the next field already.
    announce([labelOf(event.target), say(problem)].join(' '), 'polite')
  }

  /** Empties a field and forgets what was wrong with it. */
  function clear(name: Name): void {
    values[name] = ''
    edited.delete(name)
    problems.delete(name)
  }

  function forget(): void {
    problems.clear()
    disagreeing.clear()
    failure.value = null
  }

  /** This screen's own sentence for a failure; null where the usual one counts. */
  function sentenceFor({ code }: AppError): string | null {
    const sentence = sentences[code]
    return sentence === undefined ? null : say(sentence)
  }

  function takeError(error: AppError): void {
    const belongsTo: Partial<Record<AppError['code'], Name>> = options.errorFields ?? {}
    const field = belongsTo[error.code]
    const named = 'fields' in error ? error.fields : []
    const refused = names.filter((name) => named.includes(name))
    const elsewhere = named.filter((name) => !refused.some((one) => one === name))

    for (const name of refused) {
      problems.set(name, judge(name).success ? 'fields.refused' : options.fields[name].explain(values[name]))
    }
    if (field !== undefined) problems.set(field, sentences[error.code] ?? `errors.${error.code}`)
    if (field === undefined && (refused.length === 0 || elsewhere.length > 0 || 'names' in error)) {
      failure.value = 'fields' in error ? { ...error, fields: elsewhere } : error
    }
  }

  /** For a field that completes itself: submits the form around it when every field is right. */
  function submitWhenComplete(element: Element): void {
    if (names.every((name) => problemOf(name) === null)) element.closest('form')?.requestSubmit()
  }

  async function submit(event: Event): Promise<void> {
    if (busy.value) return
    const form = event.currentTarget

    const wanted = {} as Record<Name, string>
    for (const name of names) {
      const judged = judge(name)
      if (judged.success) wanted[name] = judged.data
    }
    const wrong = names.filter((name) => problemOf(name) !== null)

    if (wrong.length > 0) {
      forget()
      for (const name of wrong) complain(name, problemOf(name) ?? 'fields.refused')
    } else {
      busy.value = true
      try {
        const result = await options.submit(wanted)
        forget()
        if (!result.ok) takeError(result.error)
      } finally {
        busy.value = false
      }
    }
    await focusFirstWrong(form)
  }

  /** A screen reader speaks the error with the field that gets the focus. A field that has it already is announced. */
  async function focusFirstWrong(form: EventTarget | null): Promise<void> {
    const problem = names.map((name) => problems.get(name)).find((sentence) => sentence !== undefined)
    if (problem === undefined || !(form instanceof Element)) return
    await nextTick()
    const wrong = form.querySelector<HTMLElement>('[aria-invalid="true"]')
    // A group has no focus of its own.
    const control = wrong?.role === 'radiogroup' ? wrong.querySelector<HTMLElement>('[role="radio"]') : wrong
    if (control === document.activeElement) announce(say(problem), 'assertive')
    else control?.focus()
  }

  const bind = computed(
    () =>
      Object.fromEntries(
        names.map((name): [Name, FieldBinding] => {
          const problem = problems.get(name)
          return [
            name,
            {
              name,
              modelValue: values[name],
              error: problem === undefined ? '' : say(problem),
              'onUpdate:modelValue': (value) => {
                edit(name, value)
              },
              onLeave: (event) => {
                leave(name, event)
              },
            },
          ]
        }),
      ) as Record<Name, FieldBinding>,
  )

  /** Whether a value is another than the form began with, so that leaving it would lose something. */
  const dirty = computed(() => names.some((name) => values[name] !== (options.initial?.[name] ?? '')))

  return reactive({ values, bind, busy, dirty, failure, submit, sentenceFor, submitWhenComplete, clear })
}

/** Buttons that do something; a list or a choice of yes and no is another field. */
const press = 'button:not([role="combobox"], [role="radio"])'

/**
 * Whether the field loses the focus for a moment only: the window lost it, or a button or link is being pressed. An
 * error that appeared then would move the button away from under the pointer.
 */
function isPassing(event: FocusEvent): boolean {
  if (event.target === document.activeElement) return true
  return event.relatedTarget instanceof Element && event.relatedTarget.matches(`${press}, a`)
}

/** The label of a field that is a single element; empty for a group, whose errors name the field themselves. */
function labelOf(field: EventTarget | null): string {
  return field instanceof HTMLInputElement ? (field.labels?.[0]?.textContent.trim() ?? '') : ''
}
