/** A list that is loaded page by page, for whatever it is of now. */
import { ref, shallowRef } from 'vue'

export function usePaged<T>(
  load: (cursor: string | null) => Promise<{ items: T[]; next: string | null }>,
) {
  const items = shallowRef<T[]>([])
  const next = ref<string | null>(null)
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  let asked = 0

  async function get(cursor: string | null): Promise<void> {
    const mine = ++asked
    if (cursor === null && state.value === 'failed') state.value = 'loading'
    try {
      const page = await load(cursor)
      // Of something else by now: what is shown is asked for later.
      if (mine !== asked) return
      items.value = cursor === null ? page.items : [...items.value, ...page.items]
      next.value = page.next
      state.value = 'ready'
    } catch {
      if (mine === asked) state.value = 'failed'
    }
  }
  /** From the start; what is shown stays until the new is there. */
  const reload = () => get(null)
  const more = () => (next.value === null ? Promise.resolve() : get(next.value))
  /** Of something else: what was shown is wrong at once. */
  function clear(): void {
    asked += 1
    items.value = []
    next.value = null
    state.value = 'loading'
  }
  return { items, next, state, reload, more, clear }
}
