/** The views that agents put together: the caller's own and those shared with everyone. */
import { shallowRef } from 'vue'
import type { SavedView } from '@shared/api/model'
import * as api from '@/api/inbox'

export const savedViews = shallowRef<SavedView[]>([])

/** From the stream: all of them, as they are now. */
export function receiveViews(items: SavedView[]): void {
  savedViews.value = items
}

export async function loadViews(): Promise<void> {
  savedViews.value = await api.views()
}

export async function saveView(form: api.ViewForm, id: number | null): Promise<SavedView> {
  const saved = id === null ? await api.createView(form) : await api.changeView(id, form)
  // The stream brings it too; whoever saved it goes there at once.
  const others = savedViews.value.filter((view) => view.id !== saved.id)
  savedViews.value = [...others, saved].sort((a, b) => a.name.localeCompare(b.name))
  return saved
}

export async function removeView(id: number): Promise<void> {
  await api.removeView(id)
  savedViews.value = savedViews.value.filter((view) => view.id !== id)
}

export function forgetViews(): void {
  savedViews.value = []
}
