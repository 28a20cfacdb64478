import { icon } from './icons'

type Attributes = Record<string, string | boolean | undefined | ((event: Event) => void)>

/** An element with attributes, listeners (onclick…) and children. Text is always text, never HTML. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string | null | undefined)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value)
    else if (value === true) made.setAttribute(name, '')
    else if (typeof value === 'string') made.setAttribute(name, value)
  }
  made.append(...children.filter((child): child is Node | string => child != null))
  return made
}

/** A button that shows a picture and says its name. */
export function iconButton(
  name: Parameters<typeof icon>[0],
  label: string,
  act?: () => void,
  type = 'button',
): HTMLButtonElement {
  const button = el('button', {
    class: 'icon',
    type,
    'aria-label': label,
    title: label,
    onclick: act ?? undefined,
  })
  button.append(icon(name))
  return button
}
