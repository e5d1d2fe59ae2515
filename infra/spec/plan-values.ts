import { isObject, type ObjectValue, type Value } from './hcl/value.ts'

/** What a plan has at an address with an attribute's name; null where it has nothing that is known. */
export type Lookup = (path: string) => string | null

interface Settled {
  /** What the rules are shown. */
  value: Value
  /** Whether the plan leaves part of it to the apply. */
  unknown: boolean
  /** Whether the plan's value is the files'. */
  same: boolean
}

/**
 * Puts together what the files say of a value and what the plan has. The plan's counts; the files' takes its place where
 * both are the same, because it says what the value is made of, and where only the apply will tell.
 * @param mask `true` where the plan does not know the value, as in `after_unknown`
 */
export function settle(files: Value | undefined, planned: Value, mask: Value | undefined, look: Lookup): Settled {
  if (mask === true) return { value: files ?? null, unknown: files !== undefined, same: true }
  if (files === undefined || files === null) return { value: planned, unknown: false, same: isNothing(planned) }
  if (isAlike(files, planned, look)) return { value: files, unknown: false, same: true }
  if (typeof files === 'string' && typeof planned === 'string') return settleText(files, planned, look)
  if (Array.isArray(files) && Array.isArray(planned)) return settleList(files, planned, mask, look)
  if (isObject(files) && isObject(planned)) return settleObject(files, planned, mask, look)
  return { value: planned, unknown: false, same: false }
}

/** Policies are objects as text. */
function settleText(files: string, planned: string, look: Lookup): Settled {
  const [one, other] = [parsed(files), parsed(planned)]
  if (one === null || other === null) return { value: planned, unknown: false, same: false }
  const { value, same } = settle(one, other, false, look)
  return { value: JSON.stringify(value), unknown: false, same }
}

function settleList(files: Value[], planned: Value[], mask: Value | undefined, look: Lookup): Settled {
  const left = [...files]
  const settled = planned.map((item, index) => {
    const inner = Array.isArray(mask) ? mask[index] : false
    const twin = left.findIndex((one) => settle(one, item, inner, look).same)
    // A set has an order of its own in a plan, so without a twin the place tells only where there is no other.
    const at = twin === -1 && (planned.length === 1 || isPlaced(left[index], item)) ? index : twin
    const [found] = at === -1 ? [] : left.slice(at, at + 1)
    return settle(found, item, inner, look)
  })
  return {
    value: settled.map(({ value }) => value),
    unknown: settled.some(({ unknown }) => unknown),
    same: files.length === planned.length && settled.every(({ same }) => same),
  }
}

/** Whether two blocks are meant to be the same one: they have the same name, Sid, action or source. */
function isPlaced(one: Value | undefined, other: Value): boolean {
  if (!isObject(one) || !isObject(other)) return false
  return ['name', 'id', 'Sid', 'Action', 'event_source'].some(
    (key) => one[key] !== undefined && JSON.stringify(one[key]) === JSON.stringify(other[key]),
  )
}

function settleObject(files: ObjectValue, planned: ObjectValue, mask: Value | undefined, look: Lookup): Settled {
  const keys = Object.keys({ ...files, ...planned })
  const settled = keys.map((key) => {
    const inner = isObject(mask) ? mask[key] : false
    return [key, settle(files[key], planned[key] ?? null, inner, look)] as const
  })
  const value = settled.flatMap(([key, { value: one }]): [string, Value][] =>
    isNothing(one) && !isWrittenAsNothing(files[key]) ? [] : [[key, one]],
  )
  return {
    value: Object.fromEntries(value),
    unknown: settled.some(([, { unknown }]) => unknown),
    same: settled.every(([, { same }]) => same),
  }
}

/** Whether the files' value comes to the plan's, with each reference looked up. Sets have no order, and blocks no nulls. */
function isAlike(files: Value, planned: Value, look: Lookup): boolean {
  if (isNothing(files) || isNothing(planned)) return isNothing(files) && isNothing(planned)
  if (Array.isArray(files) && Array.isArray(planned)) {
    const left = [...planned]
    return (
      files.length === planned.length &&
      files.every((item) => {
        const at = left.findIndex((other) => isAlike(item, other, look))
        if (at !== -1) left.splice(at, 1)
        return at !== -1
      })
    )
  }
  if (isObject(files) && isObject(planned))
    return Object.keys({ ...files, ...planned }).every((key) => isAlike(files[key] ?? null, planned[key] ?? null, look))
  if (typeof files === 'object' || typeof planned === 'object') return false
  const text = String(files).replaceAll(/\$\{([^{}]+)\}/g, (whole, path: string) => look(path) ?? whole)
  if (text === String(planned)) return true
  const [one, other] = [parsed(text), parsed(String(planned))]
  return one !== null && other !== null && isAlike(one, other, look)
}

/** An object or list that is written as text; null for any other text. */
function parsed(text: string): Value | null {
  if (!/^[[{]/.test(text)) return null
  try {
    return JSON.parse(text) as Value
  } catch {
    return null
  }
}

/** Whether the files say null or an empty list, and not nothing at all. */
export function isWrittenAsNothing(value: Value | undefined): boolean {
  return value !== undefined && isNothing(value)
}

/** A plan knows no difference between what is left out, null, and no blocks at all. */
export function isNothing(value: Value | undefined): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}
