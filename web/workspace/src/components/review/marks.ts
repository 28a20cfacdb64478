/** Where two short texts differ, so that the eye finds it: what they begin and end with alike is plain. */
export interface Piece {
  text: string
  differs: boolean
}

export function pieces(own: string, other: string): Piece[] {
  if (!own || !other || own === other) return [{ text: own, differs: false }]
  const fold = (text: string) => text.toLocaleLowerCase()
  const a = fold(own)
  const b = fold(other)
  let start = 0
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1
  let end = 0
  while (
    end < Math.min(a.length, b.length) - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  ) {
    end += 1
  }
  return [
    { text: own.slice(0, start), differs: false },
    { text: own.slice(start, own.length - end), differs: true },
    { text: own.slice(own.length - end), differs: false },
  ].filter((piece) => piece.text)
}
