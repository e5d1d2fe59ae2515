import { cdp } from 'vitest/browser'
import { plain } from './speech.ts'

/**
 * What Chromium tells a screen reader when the focus arrives somewhere, in the order in which NVDA speaks it: the names
 * of the groups around it from the outermost on, its name, its description. NVDA leaves landmarks and a group's
 * description out, because it is in its focus mode by then (decision 0063).
 */
export async function spokenOnFocus(): Promise<string[]> {
  const { frameTree } = await cdp().send('Page.getFrameTree')
  const { nodes } = await cdp().send('Accessibility.getFullAXTree', { frameId: ownFrame(frameTree) })
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  // The document has the focus as well.
  const focused = nodes.findLast(({ role, properties = [] }) => role?.value !== 'RootWebArea' && isFocused(properties))
  if (!focused) return []
  const around: string[] = []
  for (let at = byId.get(focused.parentId ?? ''); at; at = byId.get(at.parentId ?? '')) {
    if (!at.ignored && at.role?.value === 'group') around.unshift(textOf(at.name))
  }
  return [...around, textOf(focused.name), textOf(focused.description)].filter((text) => text !== '')
}

/** A value of the accessibility tree, which the protocol does not type further. */
interface Value {
  value?: unknown
}

function textOf(said: Value | undefined): string {
  return plain(typeof said?.value === 'string' ? said.value : '')
}

function isFocused(properties: { name: string; value: Value }[]): boolean {
  return properties.some(({ name, value }) => name === 'focused' && value.value === true)
}

interface FrameTree {
  frame: { id: string; url: string }
  childFrames?: FrameTree[]
}

/** The frame that the test runs in: Vitest shows it inside a page of its own. */
function ownFrame(tree: FrameTree): string {
  const found = listFrames(tree).find(({ url }) => url === location.href.split('#')[0])
  if (!found) throw new Error('the page of this test is not among the frames')
  return found.id
}

function listFrames({ frame, childFrames = [] }: FrameTree): FrameTree['frame'][] {
  return [frame, ...childFrames.flatMap(listFrames)]
}
