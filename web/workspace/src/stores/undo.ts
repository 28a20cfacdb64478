/** What was done last and can be taken back: by the words at the edge of the screen, or by a key. */
import { shallowRef } from 'vue'

export interface Undoable {
  label: string
  act: () => void
}

/** As long as the words stay, and a little longer: a hand needs its time. */
const LASTS_MS = 15_000

const last = shallowRef<(Undoable & { until: number }) | null>(null)

export function offerUndo(undoable: Undoable): void {
  last.value = { ...undoable, until: Date.now() + LASTS_MS }
}

export function canUndo(): boolean {
  return !!last.value && last.value.until > Date.now()
}

/** Takes back what was done last, once. */
export function undoLast(): void {
  const found = canUndo() ? last.value : null
  last.value = null
  found?.act()
}

/** There is nothing to take back any more: of this one, or of whatever it was. */
export function dropUndo(act?: () => void): void {
  if (!act || last.value?.act === act) last.value = null
}
