const NS = 'http://www.w3.org/2000/svg'

/** Outlines drawn for this widget, on a grid of 24. */
const PATHS = {
  chat: 'M4 5h16v11H9l-5 4z M8 9h8 M8 12.5h5',
  close: 'M6 6l12 12 M18 6L6 18',
  back: 'M15 5l-7 7 7 7',
  away: 'M14 5h5v5 M19 5l-8 8 M10 6H5v13h13v-5',
  send: 'M4 12l16-8-5 16-4-6z M11 14l9-10',
  attach:
    'M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 5 5l-8.500 8.500a1.700 1.700 0 0 1-2.500-2.500L15 7',
  smile: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z M8.500 14a4 4 0 0 0 7 0 M9 9.500v.5 M15 9.500v.5',
  mic: 'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3z M6 11a6 6 0 0 0 12 0 M12 17v4',
  trash: 'M5 7h14 M10 7V4h4v3 M7 7l1 13h8l1-13',
  star: 'M12 3.500l2.600 5.400 5.900.8-4.300 4.100 1.100 5.900-5.300-2.900-5.300 2.900 1.100-5.900L3.500 9.700l5.900-.8z',
  up: 'M7 11v9H4v-9z M7 11l4-8c2 0 3 1 2.500 4L13 9h6l-1.500 11H7',
  down: 'M17 13V4h3v9z M17 13l-4 8c-2 0-3-1-2.500-4l.5-2H5L6.500 4H17',
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
