import { compileScript, parse } from 'vue/compiler-sfc'

/** A file for Electronegativity, its path with forward slashes. */
export interface ShellSource {
  path: string
  text: string
}

/** Stands in each canary, and so in what Electronegativity says of it. */
export const canary = 'latchkeyCanary'

/** What it must find at the end of each file: it passes over a file that it can't parse without a word. */
const canaries: Record<string, string> = {
  ts: `${canary}.openExternal(${canary})`,
  html: `<webview nodeintegration="${canary}"></webview>`,
}

/**
 * What Electronegativity is to read of one of our files, each with a canary at its end (decision 0043). It knows no
 * single-file components, so it gets their script, with the template's expressions in it, and their template as a page.
 * @param path of the file, with forward slashes
 * @returns nothing for a file without code
 */
export function shellSources({ path, text }: ShellSource): ShellSource[] {
  const parts = path.endsWith('.vue') ? readComponent({ path, text }) : [{ path, text }]
  return parts.flatMap((part) => {
    const end = canaries[part.path.split('.').at(-1) ?? '']
    return end === undefined ? [] : [{ path: part.path, text: `${part.text}\n${end}\n` }]
  })
}

/** @throws Error when it has no `<script setup>`, or one that does not compile */
function readComponent({ path, text }: ShellSource): ShellSource[] {
  const { descriptor } = parse(text, { filename: path })
  const script = compileScript(descriptor, { id: path, inlineTemplate: true }).content
  return [
    { path: `${path}.ts`, text: script },
    { path: `${path}.html`, text: plainAttributes(descriptor.template?.content ?? '') },
  ]
}

/** `:nodeintegration` and `v-bind:nodeintegration` are attributes in the end. */
function plainAttributes(template: string): string {
  return template.replace(/(\s)(?:v-bind)?:(?=[a-z])/gi, '$1')
}
