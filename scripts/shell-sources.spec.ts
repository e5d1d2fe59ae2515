import { describe, expect, it } from 'vitest'
import { shellSources, type ShellSource } from './shell-sources.ts'

const component = `<script setup lang="ts">
import { ref } from 'vue'
const address = ref<string>('https://example.com')
</script>

<template>
  <main @click="shell.openExternal(address)">
    <webview :nodeintegration="true" v-bind:src="address" />
  </main>
</template>

<style>
main { color: red }
</style>
`

function read(path: string, text: string): Record<string, string> {
  return Object.fromEntries(shellSources({ path, text }).map((source: ShellSource) => [source.path, source.text]))
}

describe('the sources for Electronegativity', () => {
  it('are a component’s script with the expressions of its template, and its template with plain attributes', () => {
    const sources = read('renderer/views/A.vue', component)
    expect(Object.keys(sources)).toEqual(['renderer/views/A.vue.ts', 'renderer/views/A.vue.html'])
    expect(sources['renderer/views/A.vue.ts']).toMatch(/shell\.openExternal\(address\.value\)/)
    expect(sources['renderer/views/A.vue.html']).toContain('<webview nodeintegration="true" src="address" />')
  })

  it('are a script and a page as they are', () => {
    expect(read('main/a.ts', 'eval(a)')['main/a.ts']).toMatch(/^eval\(a\)\n/)
    expect(read('renderer/a.html', '<p :x>')['renderer/a.html']).toMatch(/^<p :x>\n/)
  })

  it('end with something that must be found', () => {
    expect(read('main/a.ts', '// the end')['main/a.ts']).toMatch(/\nlatchkeyCanary\.openExternal\(latchkeyCanary\)\n$/)
    for (const [path, text] of Object.entries(read('A.vue', component))) {
      expect(text, path).toMatch(/\n.*latchkeyCanary.*\n$/)
    }
  })

  it('are none of a file without code', () => {
    expect(read('renderer/styles.css', 'p {}')).toEqual({})
  })
})
