import { compileScript, parse } from 'vue/compiler-sfc'

/** A file for Electronegativity, its path with forward slashes. */
export interface ShellSource {
  path: string
  text: string
}

/** The name in each canary, by which a finding is known to be a canary's. */
export const canary = 'latchkeyCanary'

/** The canary at the end of each file, which the tool must find: a file that it cannot parse it skips silently. */
const canaries: Record<string, string> = {
  ts: `${canary}.openExternal(${canary})`,
  html: `<webview nodeintegration="${canary}"></webview>`,
}

/**
 * What Electronegativity reads of one of our files, each part with a canary at its end (decision 0043). It does not
 * know single-file components. So it gets their script, with the template's expressions in it, and their template as a
 * page.
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

/** @throws Error when the component has no `<script setup>`, or one that does not compile */
function readComponent({ path, text }: ShellSource): ShellSource[] {
  const { descriptor } = parse(text, { filename: path })
  const script = compileScript(descriptor, { id: path, inlineTemplate: true }).content
  return [
    { path: `${path}.ts`, text: script },
    { path: `${path}.html`, text: plainAttributes(descriptor.template?.content ?? '') },
  ]
}

/** `:nodeintegration` and `v-bind:nodeintegration` set the same attribute as `nodeintegration`. */
function plainAttributes(template: string): string {
  return template.replace(/(\s)(?:v-bind)?:(?=[a-z])/gi, '$1')
}
