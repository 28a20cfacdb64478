/**
 * Every icon: a drawing of the set that is built in, by its name (`i-lucide-send`), in the size and the colour
 * of the text around it. Stands in for Nuxt UI's own component (icons.ts of the build says why), and takes
 * the drawings that its plugin hands to Iconify.
 */
import { h, type FunctionalComponent } from 'vue'

/** A drawing as Iconify's sets have it: the inside of an SVG, in units of a square of `width`. */
export interface Drawing {
  body: string
  width?: number
  height?: number
}

const drawings = new Map<string, Drawing>()
// `i-lucide-send`, `lucide-send` and `lucide:send` are the same.
const plain = (name: string) => name.replace(/^i-/, '').replace(':', '-')

export function addIcon(name: string, drawing: Drawing | null): boolean {
  if (drawing) drawings.set(plain(name), drawing)
  return drawing !== null
}

const TheIcon: FunctionalComponent<{ name: unknown; size?: string | number }> = (
  { name, size },
  { attrs },
) => {
  // A component of its own is allowed as well.
  if (typeof name !== 'string') return name ? h(name as FunctionalComponent, attrs) : null
  const drawing = drawings.get(plain(name))
  if (!drawing) return h('span', attrs)
  const { body, width = 16, height = width } = drawing
  return h('svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    'aria-hidden': 'true',
    role: 'img',
    width: size ?? '1em',
    height: size ?? '1em',
    viewBox: `0 0 ${String(width)} ${String(height)}`,
    ...attrs,
    innerHTML: body,
  })
}
TheIcon.props = ['name', 'size', 'mode', 'customize']
TheIcon.inheritAttrs = false
export default TheIcon
