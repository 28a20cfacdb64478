/** Who leaves a list by Escape is writing again: on the button that opened it letters would be shortcuts. */
export function leftByKey(write: () => void) {
  let left = false
  return {
    onEscapeKeyDown: () => (left = true),
    onCloseAutoFocus: (event: Event) => {
      if (!left) return
      left = false
      event.preventDefault()
      write()
    },
  }
}
