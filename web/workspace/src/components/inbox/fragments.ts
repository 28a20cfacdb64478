/** A fragment of a found text, in parts: the server marks the words found by <mark>…</mark>. */
export interface Part {
  text: string
  found: boolean
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" }

/** Never HTML: what is between the marks is shown as the text that it is. */
export function fragments(text: string): Part[] {
  const parts: Part[] = []
  let found = false
  for (const piece of text.split(/(<\/?mark>)/)) {
    if (piece === '<mark>') found = true
    else if (piece === '</mark>') found = false
    else if (piece) parts.push({ text: plain(piece), found })
  }
  return parts
}

function plain(text: string): string {
  return text.replace(/&(lt|gt|amp|quot|#39);/g, (whole, name: string) => NAMED[name] ?? whole)
}
