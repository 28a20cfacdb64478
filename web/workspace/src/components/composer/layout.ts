/** Layout of words, without the editor. Pure. */

/** Whether there is any layout in what was written, beyond its paragraphs. */
export const isLaidOut = (html: string): boolean =>
  /<(strong|em|s|code|pre|blockquote|ul|ol|a)\b/.test(html)

/** Plain lines as paragraphs. */
export function asHtml(words: string): string {
  const line = document.createElement('p')
  return words
    .split('\n')
    .map((each) => {
      line.textContent = each
      return line.outerHTML
    })
    .join('')
}
