const LINK = /https?:\/\/[^\s<>"']+/g
/** What follows a link in a sentence and is not part of it. */
const TRAILING = /[.,;:!?)\]]+$/

/** Text as nodes, with web addresses as links. Nothing is ever read as HTML. */
export function linkify(text: string): Node[] {
  const nodes: Node[] = []
  let done = 0
  for (const match of text.matchAll(LINK)) {
    const address = match[0].replace(TRAILING, '')
    if (match.index > done) nodes.push(document.createTextNode(text.slice(done, match.index)))
    const link = document.createElement('a')
    link.href = address
    link.textContent = address
    link.target = '_blank'
    link.rel = 'noopener noreferrer nofollow'
    nodes.push(link)
    done = match.index + address.length
  }
  if (done < text.length) nodes.push(document.createTextNode(text.slice(done)))
  return nodes
}
