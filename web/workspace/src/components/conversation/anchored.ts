/**
 * A list of rows of any height of which only those near the window exist, and which never jumps: what is
 * read stays where it is while rows come above it, grow, or go.
 */
import { computed, nextTick, onBeforeUnmount, ref, watch, type Ref } from 'vue'

export interface AnchoredRow {
  key: string
}

/** Rows so far (pixels) outside the window exist too. */
const OVERSCAN_PX = 900
/** So near to the end counts as at the end. */
const NEAR_PX = 60
/** What is begun at stands so far below the edge. */
const BEGIN_PX = 12
/** So long what was opened may take to grow. */
const HOLD_MS = 600

/** Beginnings of rows, one more than there are rows: the last is the whole height. */
export function offsetsOf(heights: readonly number[]): Float64Array {
  const offsets = new Float64Array(heights.length + 1)
  let at = 0
  heights.forEach((height, index) => {
    offsets[index] = at
    at += height
  })
  offsets[heights.length] = at
  return offsets
}

/** The last row that begins at or above `y`. */
export function rowAt(offsets: Float64Array, y: number): number {
  let [low, high] = [0, Math.max(0, offsets.length - 2)]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((offsets[middle] ?? 0) <= y) low = middle
    else high = middle - 1
  }
  return low
}

export function useAnchored<R extends AnchoredRow>(
  scroller: Readonly<Ref<HTMLElement | null>>,
  /** Where in the scroller the rows begin, and its size. */
  list: Readonly<Ref<HTMLElement | null>>,
  rows: Readonly<Ref<readonly R[]>>,
  likely: (row: R) => number,
  /** Whether a row stays in place when others come and go: separators are made anew. */
  steady: (row: R) => boolean,
) {
  const measured = new Map<string, number>()
  const version = ref(0)
  const top = ref(0)
  const view = ref(800)
  const atEnd = ref(true)
  let anchor = null as { key: string; below: number } | null
  const elements = new Map<Element, string>()
  /** A row to begin at, as soon as what follows it doesn't fit: a long mail is read from its top. */
  let beginning: string | null = null

  const indexByKey = computed(() => new Map(rows.value.map((row, index) => [row.key, index])))
  const offsets = computed(() => {
    void version.value
    return offsetsOf(rows.value.map((row) => measured.get(row.key) ?? likely(row)))
  })
  const total = computed(() => offsets.value[rows.value.length] ?? 0)
  /** Where the window will be once what is read is back in its place: its rows must not go meanwhile. */
  const place = computed(() => {
    const scrolled = top.value
    if (atEnd.value) return Math.max(0, total.value - view.value)
    const index = anchor ? indexByKey.value.get(anchor.key) : undefined
    if (!anchor || index === undefined) return scrolled
    return (offsets.value[index] ?? 0) - anchor.below
  })
  const range = computed(() => {
    const count = rows.value.length
    if (!count) return { from: 0, to: 0 }
    const from = rowAt(offsets.value, place.value - OVERSCAN_PX)
    const to = rowAt(offsets.value, place.value + view.value + OVERSCAN_PX) + 1
    return { from, to: Math.min(count, to) }
  })
  const shown = computed(() => rows.value.slice(range.value.from, range.value.to))
  const padding = computed(() => ({
    top: offsets.value[range.value.from] ?? 0,
    bottom: total.value - (offsets.value[range.value.to] ?? 0),
  }))

  const origin = () => list.value?.offsetTop ?? 0

  function onScroll(): void {
    const box = scroller.value
    if (!box) return
    top.value = box.scrollTop - origin()
    view.value = box.clientHeight
    atEnd.value = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX
    remember()
  }

  /** What is read now: the first steady row in the window, and how far down it begins. */
  function remember(): void {
    const start = rowAt(offsets.value, top.value)
    for (let index = start; index < rows.value.length; index++) {
      const row = rows.value[index]
      if (!row || !steady(row)) continue
      anchor = { key: row.key, below: (offsets.value[index] ?? 0) - top.value }
      return
    }
    anchor = null
  }

  /** Puts what was read back in its place, or keeps to the end. */
  function settle(): void {
    const box = scroller.value
    if (!box) return
    view.value = box.clientHeight
    if (beginning !== null && atEnd.value) {
      const from = offsets.value[indexByKey.value.get(beginning) ?? NaN]
      const after = box.scrollHeight - origin() - (from ?? Infinity)
      if (from !== undefined && after > view.value) {
        anchor = { key: beginning, below: BEGIN_PX }
        atEnd.value = false
        beginning = null
      }
    }
    let wanted: number | null = null
    if (atEnd.value) wanted = box.scrollHeight - box.clientHeight
    else if (anchor) {
      const index = indexByKey.value.get(anchor.key)
      if (index !== undefined) wanted = (offsets.value[index] ?? 0) - anchor.below + origin()
    }
    if (wanted !== null && Math.abs(box.scrollTop - wanted) >= 1) box.scrollTop = wanted
    top.value = box.scrollTop - origin()
  }

  const observer = new ResizeObserver((entries) => {
    let changed = false
    for (const entry of entries) {
      const key = elements.get(entry.target)
      if (key === undefined) {
        changed = true
        continue
      }
      const height = entry.borderBoxSize[0]?.blockSize ?? entry.target.clientHeight
      // A row that is gone already measures nothing.
      if (height === 0 && !entry.target.isConnected) continue
      if (Math.abs((measured.get(key) ?? -1) - height) < 0.5) continue
      measured.set(key, height)
      changed = true
    }
    if (changed) version.value++
  })

  /** For `:ref` of each row's element. */
  function measure(element: Element | null, key: string): void {
    if (!element || elements.get(element) === key) return
    if (!elements.has(element)) observer.observe(element)
    elements.set(element, key)
  }
  /** Watches something else in the scroller that grows and shrinks. */
  function alsoMeasure(element: Element | null): void {
    if (element) observer.observe(element)
  }
  // Rows that went take their elements along.
  watch(
    shown,
    () => {
      for (const element of elements.keys()) {
        if (element.isConnected) continue
        observer.unobserve(element)
        elements.delete(element)
      }
    },
    { flush: 'post' },
  )
  watch([offsets, scroller], settle, { flush: 'post' })
  watch(scroller, (now, before) => {
    if (before) observer.unobserve(before)
    if (now) observer.observe(now)
  })
  onBeforeUnmount(() => observer.disconnect())

  /** At the end, but for a row that should be seen from its beginning, however late it grows. */
  function beginAt(key: string | null): void {
    beginning = key
    if (key !== null) settle()
  }
  /** Something in the window is used: what it opens grows below it, also at the end. */
  function hold(): void {
    beginning = null
    if (!atEnd.value) return
    remember()
    atEnd.value = false
    setTimeout(onScroll, HOLD_MS)
  }

  function toEnd(smooth = false): void {
    const box = scroller.value
    if (!box) return
    beginning = null
    const far = box.scrollHeight - box.scrollTop - box.clientHeight > 2 * box.clientHeight
    atEnd.value = true
    box.scrollTo({ top: box.scrollHeight, behavior: smooth && !far ? 'smooth' : 'instant' })
    onScroll()
  }

  /** Brings a row into the window: `share` of the window's height from the top. */
  async function toRow(key: string, share = 0.25): Promise<boolean> {
    const index = indexByKey.value.get(key)
    if (index === undefined || !scroller.value) return false
    const below = scroller.value.clientHeight * share
    beginning = null
    // Its neighbours are measured once they exist; then it is put in its place again.
    for (let round = 0; round < 3; round++) {
      atEnd.value = false
      anchor = { key, below }
      settle()
      await nextTick()
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    onScroll()
    return true
  }

  /** Moves the least that brings a row wholly into the window. */
  function reveal(key: string): void {
    const index = indexByKey.value.get(key)
    const box = scroller.value
    if (index === undefined || !box) return
    const from = (offsets.value[index] ?? 0) + origin()
    const to = (offsets.value[index + 1] ?? 0) + origin()
    if (from < box.scrollTop || to - from > box.clientHeight) box.scrollTop = from - 8
    else if (to > box.scrollTop + box.clientHeight) box.scrollTop = to - box.clientHeight + 8
    onScroll()
  }

  /** The number of the row at the upper edge of the window. */
  const firstVisible = (): number => rowAt(offsets.value, top.value)

  return {
    firstVisible,
    shown,
    range,
    padding,
    atEnd,
    onScroll,
    measure,
    alsoMeasure,
    toEnd,
    beginAt,
    hold,
    toRow,
    reveal,
  }
}
