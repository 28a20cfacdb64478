/* Search, the menu on a phone, light and dark. Nothing is asked of any other host. */
'use strict'
const root = document.documentElement
const home = root.dataset.home ?? ''

const SCHEME = 'onethread-help-scheme'
const dark = matchMedia('(prefers-color-scheme: dark)')
const schemeButton = document.querySelector('.scheme')
function showScheme() {
  let kept = ''
  try {
    kept = localStorage.getItem(SCHEME) ?? ''
  } catch {
    /* Storage may be forbidden: then the system decides. */
  }
  if (kept) root.dataset.scheme = kept
  const isDark = kept ? kept === 'dark' : dark.matches
  schemeButton.textContent = isDark ? 'Light' : 'Dark'
  return isDark
}
showScheme()
schemeButton.addEventListener('click', () => {
  const next = showScheme() ? 'light' : 'dark'
  root.dataset.scheme = next
  try {
    localStorage.setItem(SCHEME, next)
  } catch {
    /* As above. */
  }
  schemeButton.textContent = next === 'dark' ? 'Light' : 'Dark'
})

const menu = document.getElementById('menu')
const menuButton = document.querySelector('.menu-button')
menuButton.addEventListener('click', () => {
  const shown = menu.classList.toggle('shown')
  menuButton.setAttribute('aria-expanded', String(shown))
})
menu.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })

const field = document.getElementById('find')
const list = document.getElementById('found')
const told = document.getElementById('told')
const MOST = 12
/* Who looks something up wants to do it, rather than know how it is made. */
const NEARNESS = { guide: 5, howto: 3, reference: 2 }
let entries
let chosen = -1

async function load() {
  entries ??= fetch(`${home}search.json`).then((answer) => answer.json())
  return entries
}

function plain(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** How well an entry fits: every word must be somewhere; titles count most. */
function fit(entry, words) {
  const [page, heading, text] = [plain(entry.page), plain(entry.heading), plain(entry.text)]
  let sum = 0
  for (const word of words) {
    const found =
      (heading.includes(word) ? 6 : 0) +
      (page.includes(word) ? (entry.heading ? 2 : 8) : 0) +
      (text.includes(word) ? 1 + (new RegExp(`(^|\\W)${escapeWord(word)}`).test(text) ? 1 : 0) : 0)
    if (!found) return 0
    sum += found
  }
  const phrase = words.length > 1 && text.includes(words.join(' ')) ? 3 : 0
  return sum + phrase + (NEARNESS[entry.address.split('/')[0]] ?? 0)
}

function escapeWord(word) {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function excerpt(entry, words) {
  const at = Math.max(0, ...words.map((word) => plain(entry.text).indexOf(word)))
  const begin = at > 50 ? entry.text.indexOf(' ', at - 50) + 1 : 0
  return entry.text.slice(begin, begin + 130)
}

/** Text with what was looked for marked. */
function marked(text, words) {
  const parts = document.createDocumentFragment()
  const pattern = new RegExp(`(${words.map(escapeWord).join('|')})`, 'gi')
  for (const [number, part] of text.split(pattern).entries()) {
    if (number % 2) {
      const mark = document.createElement('mark')
      mark.textContent = part
      parts.append(mark)
    } else parts.append(part)
  }
  return parts
}

function close() {
  list.hidden = true
  field.setAttribute('aria-expanded', 'false')
  field.removeAttribute('aria-activedescendant')
  chosen = -1
}

function choose(number) {
  const items = [...list.querySelectorAll('[role=option]')]
  if (!items.length) return
  chosen = (number + items.length) % items.length
  items.forEach((item, index) => item.setAttribute('aria-selected', String(index === chosen)))
  field.setAttribute('aria-activedescendant', items[chosen].id)
  items[chosen].scrollIntoView({ block: 'nearest' })
}

async function search() {
  const words = plain(field.value).split(/\s+/).filter(Boolean)
  if (!words.length) return close()
  const all = await load()
  const found = all
    .map((entry) => ({ entry, fit: fit(entry, words) }))
    .filter((each) => each.fit)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, MOST)
  list.replaceChildren(
    ...found.map(({ entry }, number) => {
      const item = document.createElement('li')
      item.id = `found-${number}`
      item.setAttribute('role', 'option')
      item.setAttribute('aria-selected', 'false')
      item.dataset.address = entry.address
      const title = document.createElement('b')
      title.textContent = entry.heading ? `${entry.page} › ${entry.heading}` : entry.page
      item.append(title, marked(excerpt(entry, words), words))
      return item
    }),
  )
  if (!found.length) {
    const none = document.createElement('li')
    none.className = 'none'
    none.setAttribute('role', 'option')
    none.setAttribute('aria-disabled', 'true')
    none.textContent = 'Nothing found. Try one word less, or another.'
    list.append(none)
  }
  told.textContent = found.length === 1 ? '1 result' : `${found.length} results`
  list.hidden = false
  field.setAttribute('aria-expanded', 'true')
  if (found.length) choose(0)
}

function open(item) {
  if (item?.dataset.address) location.assign(home + item.dataset.address)
  close()
}

field.addEventListener('focus', () => void load())
field.addEventListener('input', () => void search())
field.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    choose(chosen + (event.key === 'ArrowDown' ? 1 : -1))
  } else if (event.key === 'Enter') open(list.querySelectorAll('[role=option]')[chosen])
  else if (event.key === 'Escape') {
    field.value = ''
    close()
  }
})
list.addEventListener('mousedown', (event) => {
  event.preventDefault()
  open(event.target.closest('li'))
})
field.addEventListener('blur', close)
document.addEventListener('keydown', (event) => {
  if (event.key === '/' && !event.ctrlKey && !event.metaKey && event.target !== field) {
    event.preventDefault()
    field.focus()
  }
})
