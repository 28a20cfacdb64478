import { el, iconButton } from './dom'
import type { Texts } from './texts'

/** A picture, large, over the whole page; the browser keeps the focus in it and closes it on Escape. */
export function enlarge(root: ShadowRoot, address: string, name: string, texts: Texts): void {
  const dialog = el('dialog', {
    class: 'light',
    'aria-label': name,
    onclose: () => dialog.remove(),
    onclick: (event) => {
      if (event.target === dialog) dialog.close()
    },
  })
  dialog.append(
    iconButton('close', texts.closePicture, () => dialog.close()),
    el(
      'a',
      { href: address, target: '_blank', rel: 'noopener' },
      el('img', { src: address, alt: name }),
    ),
  )
  root.append(dialog)
  dialog.showModal()
}
