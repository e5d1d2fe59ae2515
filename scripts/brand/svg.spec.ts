import { Resvg, initWasm } from '@resvg/resvg-wasm'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { beforeAll, describe, expect, it } from 'vitest'
import { cleanSvg } from './svg.ts'

beforeAll(() => initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm'))))

const svg = (content: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 32 32" ${attributes}>${content}</svg>`
const shape = '<path fill="#8a2a5b" d="M4 4h24v24H4z"/>'
const pixels = (text: string) => Buffer.from(new Resvg(text, { fitTo: { mode: 'width', value: 64 } }).render().pixels)

/** What would run, fetch, link or come from elsewhere, wherever it stands. */
const bad =
  /script|onload|onclick|foreignObject|iframe|https?:(?!\/\/www\.w3\.org)|\/\/evil|javascript|@import|xml-stylesheet|<set|<animate|<a\b|text\/html|svg\+xml|file:|\\/i

const addresses = [
  'https://evil.example/x.svg#a',
  '//evil.example/x.png',
  'javascript:alert(1)',
  ' java\tscript:alert(1)',
  'data:image/svg+xml;base64,PHN2Zy8+',
  'data:text/html,<b>',
  'file:///etc/passwd',
  '../outside.svg#a',
]
const escaped = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const attacks = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '<script xlink:href="https://evil.example/a.js"/>',
    '<g><script type="text/ecmascript"><![CDATA[alert(1)]]></script></g>',
    '<foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example"/></foreignObject>',
    '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
    '<a href="javascript:alert(1)"><circle r="3"/></a>',
    '<set attributeName="href" to="javascript:alert(1)"/>',
    '<animate attributeName="xlink:href" values="https://evil.example/"/>',
    '<?xml-stylesheet href="https://evil.example/a.css"?>',
    '<style>@import "https://evil.example/a.css";.a{fill:red}</style>',
    '<style><![CDATA[@font-face{font-family:a;src:url(https://evil.example/f)}]]></style>',
    '<style>.a{fill:u\\72l(https://evil.example/)}</style>',
    '<style>@im/**/port "https://evil.example/a.css";</style>',
    '<style>.a{background:image-set("https://evil.example/" 1x)}</style>',
  ),
  fc
    .tuple(fc.constantFrom('image', 'use', 'feImage', 'textPath', 'pattern'), fc.constantFrom('href', 'xlink:href'))
    .chain(([name, at]) => fc.constantFrom(...addresses).map((to) => `<${name} ${at}="${escaped(to)}"/>`)),
  fc
    .tuple(fc.constantFrom('fill', 'style', 'filter', 'mask', 'cursor'), fc.constantFrom('', "'", ' '))
    .chain(([name, quote]) =>
      fc
        .constantFrom(...addresses)
        .map((to) => `<rect ${name}="${name === 'style' ? 'fill:' : ''}url(${quote}${escaped(to)}${quote})"/>`),
    ),
  fc
    .constantFrom('onload', 'onclick', 'onbegin', 'onmouseover', 'ONLOAD')
    .map((name) => `<circle r="2" ${name}="alert(1)"/>`),
)

describe('a cleaned drawing', () => {
  it('has nothing that runs, links or fetches, wherever it stood', () => {
    const nested = fc
      .tuple(attacks, fc.nat(3))
      .map(([attack, depth]) => '<g id="a">'.repeat(depth) + attack + '</g>'.repeat(depth))
    fc.assert(
      fc.property(fc.array(nested, { minLength: 1, maxLength: 4 }), (attacked) => {
        const cleaned = cleanSvg(svg(`${attacked.join('')}${shape}`, 'onload="alert(1)"'), 'logo.svg')
        expect(cleaned).not.toMatch(bad)
        expect(cleaned).not.toContain('alert')
        expect(cleaned).not.toContain('..')
        // What is seen of the rest is still there.
        expect(cleaned).toContain('#8a2a5b')
      }),
      { numRuns: 400 },
    )
  })

  it('looks as it did', () => {
    const looks = [
      shape,
      '<style>/* of an editor */.cls-1{fill:#00625e}</style><circle class="cls-1" cx="16" cy="16" r="9"/>',
      '<style>@import url("https://evil.example/font.css");.cls-1{fill:#00625e}</style><circle class="cls-1" cx="16" cy="16" r="9"/>',
      '<defs><linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient></defs><rect width="32" height="32" fill="url(#g)"/>',
      '<defs><path id="p" d="M0 0h9v9z"/></defs><use xlink:href="#p" x="4"/><use href="#p" y="20"/>',
      '<clipPath id="c"><circle cx="16" cy="16" r="8"/></clipPath><g clip-path="url(#c)"><rect width="32" height="32" style="fill:green"/></g>',
      '<mask id="m"><rect width="16" height="32" fill="#fff"/></mask><rect mask="url(#m)" width="32" height="32" opacity=".5"/>',
      '<g transform="rotate(45 16 16)" fill="none" stroke="#123" stroke-width="3" stroke-linecap="round"><path d="M4 4 28 28"/></g>',
    ]
    for (const look of looks) {
      const before = pixels(svg(look))
      const after = pixels(cleanSvg(svg(look), 'logo.svg'))
      // An edge may lie a hundredth of a pixel elsewhere. A part that lost its colour differs by 1 and more.
      const difference = before.reduce((sum, byte, at) => sum + Math.abs(byte - (after[at] ?? 0)), 0) / before.length
      expect(difference, look).toBeLessThan(0.3)
    }
  })

  it('keeps a picture that it holds itself', () => {
    const png = 'data:image/png;base64,iVBORw0KGgo='
    expect(cleanSvg(svg(`<image width="9" height="9" href="${png}"/>`), 'logo.svg')).toContain(png)
  })

  it('loses what editors write about themselves', () => {
    const cleaned = cleanSvg(
      `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${svg(
        `<metadata>by me</metadata><sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/" id="n"/><!-- note -->${shape}`,
      )}`,
      'logo.svg',
    )
    expect(cleaned).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#8a2a5b" d="M4 4h24v24H4z"/></svg>',
    )
  })
})

describe('is refused in one sentence that names it', () => {
  it.each([
    ['', 'logo.svg is not an SVG file'],
    ['hello', 'logo.svg is not an SVG file'],
    ['<html><body/></html>', 'logo.svg is not an SVG file'],
    ['<svg viewBox="0 0 9 9"><path d="M0 0h9"/></svg>', 'logo.svg is not an SVG file'],
    [svg('<g>'), 'logo.svg is not an SVG file'],
    [svg(shape).replace('viewBox="0 0 32 32"', 'width="9" height="9"'), 'logo.svg has no view box'],
    [svg(shape).replace('0 0 32 32', '0 0 0 32'), 'logo.svg has no view box'],
    [`<!DOCTYPE svg [<!ENTITY a "b">]>${svg(shape)}`, 'logo.svg declares entities'],
    [svg('<script>alert(1)</script>'), 'logo.svg shows nothing once it is cleaned'],
    [svg('<!-- -->'), 'logo.svg shows nothing once it is cleaned'],
    [svg(`<desc>${'x'.repeat(70_000)}</desc>${shape}`), 'logo.svg is too large: 69 kB'],
  ])('%#', (text, sentence) => {
    expect(() => cleanSvg(text, 'logo.svg')).toThrow(sentence)
    try {
      cleanSvg(text, 'logo.svg')
    } catch (error) {
      expect((error as Error).message).toMatch(/^[^\n]+\.$/)
    }
  })
})
