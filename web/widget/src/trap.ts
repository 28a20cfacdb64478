/** When the chat covers the whole page (styles.ts has the same words). */
export const FULL_SCREEN = '(max-width:480px),(max-height:480px)'

/** While it covers the page, Tab goes round in it: what is behind can't be seen. */
export function keepInside(panel: HTMLElement, event: KeyboardEvent): void {
  if (event.key !== 'Tab' || !matchMedia(FULL_SCREEN).matches) return
  const all = [
    ...panel.querySelectorAll<HTMLElement>('button,a[href],input,textarea,audio,[tabindex="0"]'),
  ].filter((each) => each.offsetParent !== null)
  const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]]
  if ((panel.getRootNode() as ShadowRoot).activeElement === from) {
    event.preventDefault()
    to?.focus()
  }
}
