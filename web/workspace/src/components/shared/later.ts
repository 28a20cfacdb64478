/** Parts that the first screen can do without: loaded when they are shown, or when there is time. */
import { defineAsyncComponent, type Component } from 'vue'

export function later<T extends Component>(load: () => Promise<{ default: T }>) {
  return {
    component: defineAsyncComponent(load),
    /** Loads it once the page has nothing better to do. */
    soon(): void {
      // A part that can't be had now is asked for again when it is shown.
      const begin = () => void load().catch(() => {})
      if ('requestIdleCallback' in globalThis) requestIdleCallback(begin, { timeout: 2000 })
      else setTimeout(begin, 500)
    },
  }
}
