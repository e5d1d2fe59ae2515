import { describe, expect, it } from 'vitest'
import { configure, type Configuration } from './configuration.ts'
import type { ObjectValue, Value } from './value.ts'
import { readValues } from './variables.ts'

/** What one expression comes to, in a module with the variable `v`. */
function value(expression: string, v: Value = null): Value | undefined {
  const source = `
variable "v" {}
locals {
  doubled = 2 * 21
}
output "it" {
  value = ${expression}
}`
  return configure(new Map([['main.tf', source]]), { v }).outputs.it
}

function deploy(files: Record<string, string>, given: ObjectValue = {}): Configuration {
  return configure(new Map(Object.entries(files)), given)
}

describe('expressions', () => {
  it.each<[string, Value, Value?]>([
    ['"plain"', 'plain'],
    ['" spaces kept "', ' spaces kept '],
    [String.raw`"a \"quote\", a back\\slash, a tab\t"`, 'a "quote", a back\\slash, a tab\t'],
    ['"👋 ${var.v} and ${var.v} €"', '👋 x and x €', 'x'],
    ['"$${literally}"', '${literally}'],
    ['""', ''],
    ['-1', -1],
    ['local.doubled', 42],
    ['[1, "two", true, null]', [1, 'two', true, null]],
    ['{ a = 1, "b:c" = 2, (var.v) = 3 }', { a: 1, 'b:c': 2, x: 3 }, 'x'],
    ['var.v == null ? "none" : var.v.name', 'none'],
    ['var.v == null ? "none" : var.v.name', 'some', { name: 'some' }],
    ['var.v >= 1 && var.v <= 3 || var.v == 9', true, 9],
    ['(var.v != 2) && !false', false, 2],
    ['100 * 70 / 100', 70],
    ['[for item in var.v : item.name]', ['a', 'b'], [{ name: 'a' }, { name: 'b' }]],
    [
      '[for item in var.v : item.name if item.on]',
      ['b'],
      [
        { name: 'a', on: false },
        { name: 'b', on: true },
      ],
    ],
    ['[for item in var.v : item < 2 ? "low" : (item > 2 ? "high" : "even")]', ['low', 'even', 'high'], [1, 2, 3]],
    ['one(var.v[*].name)', 'a', [{ name: 'a' }]],
    ['one(var.v[*].name)', null],
    ['can(regex("^[a-z]+$", var.v))', false, 'A1'],
    ['try(var.v.missing, "fallback")', 'fallback', {}],
    ['concat(["a"], var.v)', ['a', 'b'], ['b']],
    ['jsonencode({ a = [1, null] })', '{"a":[1,null]}'],
    ['[floor(var.v), ceil(var.v)]', [-3, -2], -2.5],
    ['distinct(var.v)', [{ a: 1 }, { a: 2 }], [{ a: 1 }, { a: 2 }, { a: 1 }]],
    ['flatten([[1, [null]], var.v])', [1, null, { a: 1 }], [{ a: 1 }]],
    [
      '[keys(var.v), values(var.v)]',
      [
        ['de', 'en'],
        [1, 2],
      ],
      { en: 2, de: 1 },
    ],
    ['join(", ", sort(var.v))', 'a, b', ['b', 'a']],
    [
      '[startswith(var.v, "custom:"), trimprefix(var.v, "custom:"), replace(var.v, "m", "-")]',
      [true, 'mm', 'custo-:--'],
      'custom:mm',
    ],
    ['trimprefix(var.v, "custom:")', 'my-custom:a', 'my-custom:a'],
    ['trimspace(var.v)', 'a b', ' a b\n'],
    ['[for text in ["-2", "1.5", "", "x", null] : can(tonumber(text))]', [true, true, false, false, false]],
    ['tonumber(var.v)', -1.5, '-1.5'],
    [
      '[for day in ["2026-01-31", "2026-02-29", "2024-02-29"] : can(timeadd("${day}T00:00:00Z", "0s"))]',
      [true, false, true],
    ],
    ['aws_iam_role.sms.arn', '${aws_iam_role.sms.arn}'],
    ['"${aws_s3_bucket.this.arn}/*"', '${aws_s3_bucket.this.arn}/*'],
  ])('%s', (expression, expected, v) => {
    expect(value(expression, v)).toEqual(expected)
  })

  it.each([
    ['uuid()', 'the function uuid is not known here'],
    ['var.v.missing', 'there is no .missing'],
    ['local.missing', 'there is no local.missing'],
    ['var.v[1]', 'there is no [1]'],
    ['var.v % 2', 'the operator % is not known here'],
    ['var.v == { a = 1 }', 'lists and objects are compared as texts here'],
    ['["a"] != ["b"]', 'lists and objects are compared as texts here'],
    ['{ for k, x in var.v : k => x }', 'for_object_expr is not known here'],
  ])('%s is refused, not guessed', (expression, message) => {
    expect(() => value(expression, {})).toThrow(message)
  })

  it('a file that is not HCL is named with its line', () => {
    expect(() => readValues('a = 1\nb = {\n', 'broken.tfvars')).toThrow(/broken\.tfvars:\d+ is not HCL/)
  })
})

describe('variables', () => {
  const typed = {
    'main.tf': `
variable "v" {
  type = object({
    a = optional(number, 10)
    b = optional(object({ c = optional(string, "deep"), d = string }))
    e = optional(set(string), ["x"])
  })
  default = {}

  validation {
    condition     = var.v.a >= 5
    error_message = "a is at least 5."
  }
}
output "v" {
  value = var.v
}`,
  }

  it('take their defaults, also deep inside', () => {
    expect(deploy(typed).outputs.v).toEqual({ a: 10, b: null, e: ['x'] })
    expect(deploy(typed, { v: { b: { d: 'given' } } }).outputs.v).toEqual({
      a: 10,
      b: { c: 'deep', d: 'given' },
      e: ['x'],
    })
  })

  it('refuse what they do not have, and say what is invalid', () => {
    expect(() => deploy(typed, { v: { z: 1 } })).toThrow('there is no z')
    expect(() => deploy(typed, { v: { b: {} } })).toThrow('d is missing')
    expect(() => deploy(typed, { w: 1 })).toThrow('there is no variable w')
    expect(() => deploy({ 'main.tf': 'variable "v" {}' })).toThrow('the variable v needs a value')
    expect(deploy(typed, { v: { a: 4 } }).refusals).toEqual(['a is at least 5.'])
  })

  it('turn numbers and truth values into texts where the type is one, and nothing else', () => {
    const texts = {
      'main.tf': `
variable "v" {
  type = object({ a = optional(string), b = optional(string, "x"), c = list(string), d = number })
}
output "v" {
  value = var.v
}`,
    }
    expect(deploy(texts, { v: { a: -2, c: [true, 'x', null], d: 1 } }).outputs.v).toEqual({
      a: '-2',
      b: 'x',
      c: ['true', 'x', null],
      d: 1,
    })
  })

  it('of a module take what its types name of an object', () => {
    const { outputs } = deploy(
      {
        'main.tf': `
variable "v" {
  type = object({ a = number, b = number })
}
module "m" {
  source = "./modules/m"
  v      = var.v
}
output "v" {
  value = module.m.v
}`,
        'modules/m/main.tf': `
variable "v" {
  type = object({ a = number })
}
output "v" {
  value = var.v
}`,
      },
      { v: { a: 1, b: 2 } },
    )
    expect(outputs.v).toEqual({ a: 1 })
  })

  it('that are refused deploy nothing', () => {
    const refused = { 'main.tf': `${typed['main.tf']}\nresource "a" "b" {\n  size = tonumber("x")\n}` }
    expect(deploy(refused, { v: { a: 4 } })).toEqual({ resources: [], outputs: {}, refusals: ['a is at least 5.'] })
    expect(() => deploy(refused, { v: { a: 5 } })).toThrow('a number is needed')
  })
})

describe('resources', () => {
  it('count, for_each and dynamic blocks are expanded', () => {
    const { resources } = deploy({
      'main.tf': `
resource "a" "none" {
  count = 0
}
resource "a" "once" {
  count = 1
}
resource "a" "each" {
  for_each = { one = { size = 1 }, two = { size = 2 } }
  name     = "\${each.key} is \${each.value.size}"
}
resource "a" "set" {
  for_each = ["x"]
  name     = each.value
}
resource "a" "nested" {
  rule {
    id = 1
  }
  dynamic "rule" {
    for_each = [2, 3]
    content {
      id = rule.value
    }
  }
  lifecycle {
    precondition {
      condition     = 1 >= 2
      error_message = "Never."
    }
  }
}`,
    })
    expect(resources).toEqual([
      { address: 'a.once[0]', type: 'a', values: {} },
      { address: 'a.each["one"]', type: 'a', values: { name: 'one is 1' } },
      { address: 'a.each["two"]', type: 'a', values: { name: 'two is 2' } },
      { address: 'a.set["x"]', type: 'a', values: { name: 'x' } },
      { address: 'a.nested', type: 'a', values: { rule: [{ id: 1 }, { id: 2 }, { id: 3 }] } },
    ])
  })

  it('modules are given their variables and hand on their outputs, in whatever order they stand', () => {
    const module = `
variable "name" {}
resource "b" "c" {
  name = var.name
}
output "id" {
  value = b.c.id
}`
    const { resources, outputs, refusals } = deploy({
      'main.tf': `
module "second" {
  source = "./modules/m"
  name   = module.first.id
}
module "first" {
  source = "./modules/m"
  name   = "one"
}
module "off" {
  source = "./modules/m"
  count  = 0
  name   = "off"
}
output "off" {
  value = one(module.off[*].id)
}`,
      'modules/m/main.tf': module,
    })
    expect(outputs).toEqual({ off: null })
    expect(refusals).toEqual([])
    expect(resources).toEqual([
      { address: 'module.first.b.c', type: 'b', values: { name: 'one' } },
      { address: 'module.second.b.c', type: 'b', values: { name: '${module.first.b.c.id}' } },
    ])
  })
})
