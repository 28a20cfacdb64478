/** The timeline by keyboard: arrows from message to message, Enter to what can be done with one. */
import { nextTick, watch, type ComputedRef, type Ref } from 'vue'
import type { Row } from './timeline'

export function useFeedKeys(
  scroller: Readonly<Ref<HTMLElement | null>>,
  list: Readonly<Ref<HTMLElement | null>>,
  timeline: ComputedRef<Row[]>,
  shown: ComputedRef<readonly Row[]>,
  reveal: (key: string) => void,
) {
  const articleIn = (key: string) =>
    list.value?.querySelector<HTMLElement>(`[data-row="${key}"] article`)

  function onKeydown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const target = event.target as HTMLElement
    const row = target.closest<HTMLElement>('[data-row]')?.dataset.row
    const itself = target === scroller.value
    const onArticle = itself || target.matches('article')
    if (event.key === 'Escape' && !itself) {
      event.stopPropagation()
      const back = onArticle || !row ? scroller.value : articleIn(row)
      back?.focus({ preventScroll: true })
      return
    }
    if (!onArticle || !['ArrowUp', 'ArrowDown', 'Home', 'End', 'Enter'].includes(event.key)) return
    event.preventDefault()
    if (event.key !== 'Enter') void step(row, event.key)
    else if (row) {
      list.value?.querySelector<HTMLElement>(`[data-row="${row}"] [data-actions] button`)?.focus()
    }
  }

  async function step(row: string | undefined, key: string): Promise<void> {
    const stops = timeline.value.filter((each) => each.kind === 'message' || each.kind === 'matter')
    const at = row === undefined ? stops.length : stops.findIndex((each) => each.key === row)
    const to = { Home: 0, End: stops.length - 1, ArrowUp: at - 1, ArrowDown: at + 1 }[key] ?? at
    const next = stops[Math.min(Math.max(to, 0), stops.length - 1)]
    if (!next) return
    reveal(next.key)
    await nextTick()
    articleIn(next.key)?.focus({ preventScroll: true })
  }

  // What has the focus may leave the window, and then it doesn't exist any more.
  watch(shown, async () => {
    const inside = list.value?.contains(document.activeElement)
    await nextTick()
    if (inside && document.activeElement === document.body) {
      scroller.value?.focus({ preventScroll: true })
    }
  })

  return onKeydown
}
