/** Which conversations of the list are chosen, to do something to all of them at once. */
import { computed, shallowRef } from 'vue'

const ids = shallowRef<ReadonlySet<number>>(new Set())
/** Where the last choice was made: from here a range goes. */
const anchor = shallowRef<number | null>(null)
/** All of the view, also what isn't loaded. */
export const wholeView = shallowRef(false)

export const selected = computed(() => ids.value)
export const anySelected = computed(() => ids.value.size > 0)

export function toggle(id: number): void {
  const next = new Set(ids.value)
  if (!next.delete(id)) next.add(id)
  ids.value = next
  anchor.value = id
  wholeView.value = false
}

/** Chooses all from where the last choice was to `id`, in the order of the list. */
export function extendTo(id: number, list: readonly number[]): void {
  const [from, to] = [list.indexOf(anchor.value ?? id), list.indexOf(id)].sort((a, b) => a - b)
  if (from === undefined || to === undefined || from < 0) return toggle(id)
  ids.value = new Set([...ids.value, ...list.slice(from, to + 1)])
  wholeView.value = false
}

export function selectAll(list: readonly number[]): void {
  ids.value = new Set(list)
  wholeView.value = true
}

export function clearSelection(): void {
  ids.value = new Set()
  anchor.value = null
  wholeView.value = false
}

/** What left the list is no longer chosen. */
export function keepSelected(list: readonly number[]): void {
  if (!ids.value.size) return
  const there = new Set(list)
  const left = [...ids.value].filter((id) => there.has(id))
  if (left.length !== ids.value.size) ids.value = new Set(left)
}
