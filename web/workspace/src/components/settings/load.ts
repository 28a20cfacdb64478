/** Something that is loaded for a page: while, when and if not. */
import { ref, shallowRef, type ShallowRef } from 'vue'

export type Loading = 'loading' | 'ready' | 'failed'

export function useLoad<T>(initial: T, load: () => Promise<T>) {
  const value = shallowRef(initial) as ShallowRef<T>
  const state = ref<Loading>('loading')
  async function reload(): Promise<void> {
    try {
      value.value = await load()
      state.value = 'ready'
    } catch {
      state.value = 'failed'
    }
  }
  void reload()
  return { value, state, reload }
}
