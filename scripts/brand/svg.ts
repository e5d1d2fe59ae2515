import { optimize, type CustomPlugin, type XastElement } from 'svgo'

// A company's drawing comes from wherever it was drawn, and ends up in the page, in icons and in installers. What may
// stay is listed; all else goes (decision 0066). Browsers run no script of an image and fetch nothing for it, but nobody
// has to rely on that.

/** A drawing of the first screen is fetched with it, so it is small. In bytes. */
const largest = 64 * 1024

/** What may be in a drawing: shapes, what paints them, and what holds them together. Nothing that moves or links. */
const drawn = 'path rect circle ellipse line polyline polygon text tspan textPath image use'.split(' ')
const filters =
  'feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence'
const around =
  'svg g defs symbol switch title desc style linearGradient radialGradient stop clipPath mask pattern filter marker'
const elements: ReadonlySet<string> = new Set([...drawn, ...filters.split(' '), ...around.split(' ')])
const anyShape = new RegExp(`<(${drawn.join('|')})\\b`)

/** Attributes with a prefix that may stay. Those of editors go. */
const prefixed: ReadonlySet<string> = new Set(['xmlns:xlink', 'xlink:href', 'xml:space'])
const references: ReadonlySet<string> = new Set(['href', 'xlink:href'])
const inside = /^(#[^\s]+|data:image\/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+)$/
const namespace = 'http://www.w3.org/2000/svg'

/** What a style sheet fetches, in the statements that a drawing can do without. */
const fetching = /@(import|charset|namespace)[^;{}]*;|@font-face\s*\{[^{}]*\}/gi
/** A backslash can spell any of these in a way that only a browser reads. */
const reachingOut = /\\|@(?!media\b)|<|\b(image|image-set|src|cross-fade|element)\s*\(|url\(\s*(?!["']?#)/i

/**
 * Cleans a drawing: scripts, handlers of events, foreign content, what it would fetch, and what editors leave go; what
 * is seen stays.
 * @param text the SVG file
 * @param name what its reader calls it, such as `brand/logo.svg`
 * @returns the smallest SVG that looks the same
 * @throws Error with one sentence that names the file, when it is no drawing, too large, or nothing of it is left
 */
export function cleanSvg(text: string, name: string): string {
  const bytes = Buffer.byteLength(text)
  if (bytes > largest) {
    throw new Error(`${name} is too large: ${String(Math.ceil(bytes / 1024))} kB, and a drawing has at most 64 kB.`)
  }
  if (/<!ENTITY/i.test(text)) throw new Error(`${name} declares entities, which a drawing does not need.`)
  const cleaned = parsed(text, name)
  if (!anyShape.test(cleaned)) throw new Error(`${name} shows nothing once it is cleaned: it has no shape of its own.`)
  return cleaned
}

function parsed(text: string, name: string): string {
  try {
    return optimize(text, { plugins: [listed(name), 'preset-default', 'sortAttrs'] }).data
  } catch (error) {
    if (error instanceof Refusal) throw error
    const { reason } = error as { reason?: string }
    throw new Error(`${name} is not an SVG file: ${reason ?? String(error)}.`, { cause: error })
  }
}

/** Why a drawing is not taken. */
class Refusal extends Error {}

/** Takes out what is not listed. */
function listed(name: string): CustomPlugin {
  return {
    name: 'only-what-is-drawn',
    fn: (root) => {
      const [svg] = root.children.filter((node) => node.type === 'element')
      if (svg?.name !== 'svg' || svg.attributes.xmlns !== namespace) {
        throw new Refusal(`${name} is not an SVG file: it does not begin with <svg xmlns="${namespace}">.`)
      }
      const [, , width = 0, height = 0] = (svg.attributes.viewBox ?? '')
        .trim()
        .split(/[\s,]+/)
        .map(Number)
      if (!(width > 0 && height > 0)) {
        throw new Refusal(`${name} has no view box, by which it is drawn in any size: <svg viewBox="0 0 32 32">.`)
      }
      root.children = [svg]
      cleanElement(svg, true)
      return {}
    },
  }
}

function cleanElement(element: XastElement, isRoot = false): void {
  const kept = Object.entries(element.attributes).filter(([attribute, value]) => mayStay(attribute, value, isRoot))
  element.attributes = Object.fromEntries(kept)
  element.children = element.children.filter((child) => child.type !== 'element' || elements.has(child.name))
  element.children = element.children.filter((child) => child.type !== 'comment' && child.type !== 'instruction')
  for (const child of element.children) {
    if (child.type !== 'element') continue
    if (child.name === 'style') cleanStyle(child)
    cleanElement(child)
  }
}

function mayStay(attribute: string, value: string, isRoot: boolean): boolean {
  if (attribute === 'xmlns') return isRoot
  if (references.has(attribute)) return inside.test(value)
  if (attribute.includes(':')) return prefixed.has(attribute)
  return !/^on/i.test(attribute) && !reachingOut.test(value)
}

/** A style sheet loses what it would fetch. One that still reaches out goes as a whole. */
function cleanStyle(style: XastElement): void {
  const css = style.children.map((child) => ('value' in child ? child.value : '')).join('')
  const kept = css.replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(fetching, '')
  style.children = reachingOut.test(kept) ? [] : [{ type: 'text', value: kept }]
}
