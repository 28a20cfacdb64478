/** What is wrong in a form may stand far from the button that was pressed. */
import { nextTick } from 'vue'

/**
 * Brings it into view: the first field that something is said of, with the focus in it, else what is said
 * of the whole. Nothing happens when nothing is wrong.
 */
export async function showWrong(form: HTMLElement | null | undefined): Promise<void> {
  await nextTick()
  const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]')
  const control = field?.matches('fieldset') ? field.querySelector<HTMLElement>('button') : field
  control?.focus({ preventScroll: true })
  const seen = field ?? form?.querySelector('[role="alert"]')
  seen?.scrollIntoView({ block: field ? 'center' : 'nearest' })
}
