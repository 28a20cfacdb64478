/**
 * Focus that is never lost: what had it goes (a row is archived), moves (a field is put higher) or can't
 * be pressed any more (it stands on top), and the browser would begin again at the top of the page.
 */
import { onBeforeUnmount, onMounted, type ShallowRef } from 'vue'

const CONTROLS = 'a[href], button, input, select, textarea, [tabindex="0"]'

const usable = (element: Element): boolean =>
  !element.matches(':disabled, [inert] *') && element.getClientRects().length > 0

/** Where it was: the control, its row and list, and the places in them. */
interface Place {
  control: HTMLElement
  row: Element | null
  list: Element | null
  /** Of the row in its list. */
  index: number
}

function placeOf(control: HTMLElement): Place {
  const row = control.closest('li, tr')
  const list = row?.parentElement ?? null
  return { control, row, list, index: list && row ? [...list.children].indexOf(row) : -1 }
}

const firstIn = (element: Element | null | undefined): HTMLElement | undefined =>
  [...(element?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])].find(usable)

/** What comes nearest to it now, in `inside`. */
export function nearest(place: Place, inside: HTMLElement): HTMLElement {
  const { control, row, list, index } = place
  if (control.isConnected && usable(control)) return control
  if (row?.isConnected) {
    const found = firstIn(row)
    if (found) return found
  }
  if (list?.isConnected) {
    const found = firstIn(list.children[Math.min(index, list.children.length - 1)])
    if (found) return found
  }
  return inside
}

/** In `inside`, which takes the focus itself (tabindex -1) when nothing nearer is left. */
export function useKeptFocus(inside: Readonly<ShallowRef<HTMLElement | null>>): void {
  let last: Place | null = null
  const note = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || target === inside.value) return
    if (inside.value?.parentElement?.contains(target)) last = placeOf(target)
    // What opened a dialog or a menu gets the focus back from it.
    else if (!target.closest('[role=dialog], [role=menu], [role=listbox]')) last = null
  }
  /** Pressed beside everything: let go of on purpose. */
  const forget = ({ target }: Event) => {
    if (!(target instanceof Element && target.closest(CONTROLS))) last = null
  }
  const look = new MutationObserver(() => {
    const now = document.activeElement
    // What was just disabled loses the focus a moment later, without a word.
    if (!last || !inside.value || (now !== document.body && !now?.matches(':disabled'))) return
    nearest(last, inside.value).focus({ preventScroll: true })
  })
  onMounted(() => {
    document.addEventListener('focusin', note)
    document.addEventListener('pointerdown', forget, true)
    look.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled'],
    })
  })
  onBeforeUnmount(() => {
    document.removeEventListener('focusin', note)
    document.removeEventListener('pointerdown', forget, true)
    look.disconnect()
  })
}
