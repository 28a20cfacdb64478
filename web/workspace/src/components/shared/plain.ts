/**
 * How buttons look that are made with every row or at every change of conversation: as the library's, without
 * the machine for styles that each of those brings along.
 */
const SHAPE =
  'inline-flex items-center rounded-md font-medium transition-colors focus-visible:outline-3 disabled:cursor-not-allowed disabled:opacity-75'

/** A neutral one, of the frame and of the list. */
export const PLAIN = `${SHAPE} text-default hover:bg-elevated active:bg-elevated outline-inverted/25`

/** Beside PLAIN: one that stands in a line of its own. */
export const OUTLINED = 'ring-accented bg-default focus-visible:ring-inverted ring ring-inset'

/** What is most likely wanted. */
export const FILLED = `${SHAPE} text-inverted bg-primary outline-primary/25 filled-primary`

/** Of a note, which only colleagues read. */
export const NOTED = `${SHAPE} text-warning bg-warning/10 ring-warning/25 hover:bg-warning/15 active:bg-warning/15 outline-warning/25 ring ring-inset`

export const SIZES = {
  xs: 'gap-1 p-1 text-xs',
  sm: 'gap-1.5 px-2.5 py-1.5 text-xs',
  md: 'gap-1.5 p-1.5 text-sm',
  // One of a row, icons alone.
  tool: 'p-1.5 text-xs',
}
