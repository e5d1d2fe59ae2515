/** What an expression comes to. A value that only AWS knows is a string that names it: `${aws_iam_role.sms.arn}`. */
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value }

export type ObjectValue = Record<string, Value>

/** Whether it is an object, not a list. */
export function isObject(value: Value | undefined): value is ObjectValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A list as it is; anything else as no list at all. */
export function asList(value: Value | undefined): Value[] {
  return Array.isArray(value) ? value : []
}

/** Stands for something that only AWS knows. */
export function reference(path: string): string {
  return `\${${path}}`
}

/** Whether a value stands for something that only AWS knows. */
export function isReference(value: Value | undefined): value is string {
  return typeof value === 'string' && /^\$\{.*\}$/s.test(value)
}

/** Text, a number or a truth value as text; anything else as no text at all. */
export function asText(value: Value | undefined): string {
  return typeof value === 'object' || value === undefined ? '' : String(value)
}
