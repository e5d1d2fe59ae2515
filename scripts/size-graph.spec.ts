import { expect, it } from 'vitest'
import { listStatic } from './size-graph.ts'

const manifest = {
  'index.html': { file: 'index.js', imports: ['_shared.js'] },
  '_shared.js': { file: 'shared.js', imports: ['_deep.js'] },
  '_deep.js': { file: 'deep.js' },
  'views/First.vue': { file: 'first.js', imports: ['_shared.js', 'index.html'], isDynamicEntry: true },
  'views/Later.vue': { file: 'later.js', imports: ['_deep.js'], isDynamicEntry: true },
  'styles.css': { file: 'styles.css' },
}

it('what is loaded is each chunk and all that it imports, once, and no more', () => {
  expect(listStatic(manifest, ['index.html', 'views/First.vue']).sort()).toEqual([
    'deep.js',
    'first.js',
    'index.js',
    'shared.js',
  ])
  expect(listStatic(manifest, ['views/Later.vue', 'styles.css'])).toEqual(['later.js', 'deep.js'])
})

it('a chunk that the build does not have is an error, not a size of nothing', () => {
  expect(() => listStatic(manifest, ['views/Renamed.vue'])).toThrow('views/Renamed.vue')
})
