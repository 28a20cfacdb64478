/**
 * Toasts have two places around them that take the focus only to hand it on at once, for who comes by
 * the Tab key. The library hides them from screen readers, which forbids them the focus: one of the
 * two must go, and the way in by the keyboard is the one that is needed.
 */
import { useToast } from '@nuxt/ui/composables'
import { computed, nextTick, watch, type ComputedRef } from 'vue'

/** Returns whether there is any. */
export function useToastFocus(): ComputedRef<boolean> {
  const { toasts } = useToast()
  watch(
    () => toasts.value.length,
    async () => {
      await nextTick()
      // Rendered in a layer of their own, a moment after.
      requestAnimationFrame(() => {
        for (const each of document.querySelectorAll('span[aria-hidden="true"][tabindex="0"]')) {
          each.removeAttribute('aria-hidden')
        }
      })
    },
  )
  return computed(() => toasts.value.length > 0)
}
