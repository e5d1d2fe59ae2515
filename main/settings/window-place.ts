import { z } from '../../preload/contract/schema.ts'
import type { Log } from '../diagnostics/log.ts'
import { openStored } from './stored.ts'

/** In device-independent pixels. x and y may be negative, for a display left of or above the first. */
const rectangle = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().check(z.positive()),
  height: z.int().check(z.positive()),
})
type Rectangle = z.output<typeof rectangle>

const windowPlace = z.object({
  bounds: z.catch(z.nullable(rectangle), null),
  maximized: z.catch(z.boolean(), false),
})

/**
 * So much of the window's top must be on a display, in device-independent pixels, or the user could not grip the
 * window.
 */
const grip = { width: 120, height: 32 }

/** The part of Electron's window that is needed here. */
interface PlacedWindow {
  isDestroyed(): boolean
  isMaximized(): boolean
  /** The bounds of the window when it is not maximised. */
  getNormalBounds(): Rectangle
  on(event: 'close', listener: () => void): unknown
}

/** The window's place between two starts. */
export interface WindowPlace {
  /** Where to open the window; null when nothing is remembered, or no display shows that place any more. */
  bounds(): Rectangle | null
  maximized(): boolean
  /** Remembers where this window is when it is closed and when the app quits. */
  follow(window: PlacedWindow): void
  /** Resolves when the place is on the disk. */
  flush(): Promise<void>
}

/**
 * Reads the place from `file`.
 * @param workAreas of the displays that are connected now, without task bars
 */
export function openWindowPlace(file: string, log: Log, workAreas: () => Rectangle[]): WindowPlace {
  // The place is one key. So when the file can be read only later, the window's place of now wins as a whole.
  const stored = openStored({
    file,
    parse: (json) => ({ place: windowPlace.parse(json) }),
    format: ({ place }, document) => ({ ...document, ...place }),
    log,
  })
  let record = (): void => undefined
  return {
    bounds: () => visiblePart(stored.get().place.bounds, workAreas()),
    maximized: () => stored.get().place.maximized,
    follow(window) {
      record = () => {
        if (!window.isDestroyed()) {
          stored.update({ place: { bounds: window.getNormalBounds(), maximized: window.isMaximized() } })
        }
      }
      window.on('close', record)
    },
    async flush() {
      record()
      await stored.flush()
    },
  }
}

/** The bounds, no larger than the display that shows their top; null when no display shows it. */
export function visiblePart(bounds: Rectangle | null, workAreas: Rectangle[]): Rectangle | null {
  if (bounds === null) return null
  const area = workAreas.find((candidate) => holdsTop(candidate, bounds))
  if (!area) return null
  return { ...bounds, width: Math.min(bounds.width, area.width), height: Math.min(bounds.height, area.height) }
}

function holdsTop(area: Rectangle, { x, y, width }: Rectangle): boolean {
  const across = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
  return across >= grip.width && y >= area.y && y + grip.height <= area.y + area.height
}
