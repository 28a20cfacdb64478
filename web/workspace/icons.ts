/**
 * Icons drawn by one function instead of by the two components that Nuxt UI and Iconify make of each: a page
 * shows over a hundred of them. It also leaves out Iconify's code that could ask another host for an icon.
 */
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const ours = fileURLToPath(new URL('./src/icons.ts', import.meta.url))
const THEIRS = /@nuxt\/ui\/dist\/runtime\/(vue\/)?components\/Icon\.vue$/

export function icons(): Plugin {
  return {
    name: 'onethread-icons',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (source === '@iconify/vue') return ours
      if (!source.endsWith('Icon.vue')) return null
      const found = await this.resolve(source, importer, { ...options, skipSelf: true })
      return found && THEIRS.test(found.id) ? ours : found
    },
  }
}
