/** Layout of words, without the editor. Pure. */

/** Whether there is any layout in what was written, beyond its paragraphs. */
export const isLaidOut = (html: string): boolean =>
  /<(strong|em|s|code|pre|blockquote|ul|ol|a)\b/.test(html)

/** Plain words as paragraphs: white between them stays, and so does each line. */
export function asHtml(words: string): string {
  const line = document.createElement('p')
  return words
    .split(/\n{2,}/)
    .map((paragraph) => {
      line.replaceChildren(
        ...paragraph
          .split('\n')
          .flatMap((each, index) => (index ? [document.createElement('br'), each] : [each])),
      )
      return line.outerHTML
    })
    .join('')
}
