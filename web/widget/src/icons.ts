const NS = 'http://www.w3.org/2000/svg'

/** Outlines drawn for this widget, on a grid of 24. */
const PATHS = {
  chat: 'M4 5h16v11H9l-5 4z M8 9h8 M8 12.5h5',
  close: 'M6 6l12 12 M18 6L6 18',
  send: 'M4 12l16-8-5 16-4-6z M11 14l9-10',
  attach:
    'M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 5 5l-8.500 8.500a1.700 1.700 0 0 1-2.500-2.500L15 7',
  smile: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z M8.500 14a4 4 0 0 0 7 0 M9 9.500v.5 M15 9.500v.5',
  file: 'M6 3h8l4 4v14H6z M14 3v4h4',
}

export function icon(name: keyof typeof PATHS): SVGSVGElement {
  const svg = document.createElementNS(NS, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('fill', 'none')
  svg.setAttribute('stroke', 'currentColor')
  svg.setAttribute('stroke-width', '1.9')
  svg.setAttribute('stroke-linecap', 'round')
  svg.setAttribute('stroke-linejoin', 'round')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(NS, 'path')
  path.setAttribute('d', PATHS[name])
  svg.append(path)
  return svg
}
