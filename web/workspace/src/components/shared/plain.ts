/** How a neutral button of the frame, of the list and of a row of them looks, as the library's. */
export const PLAIN =
  'text-default hover:bg-elevated active:bg-elevated outline-inverted/25 inline-flex items-center rounded-md font-medium transition-colors focus-visible:outline-3 disabled:cursor-not-allowed disabled:opacity-75'

export const SIZES = {
  xs: 'gap-1 p-1 text-xs',
  sm: 'gap-1.5 px-2.5 py-1.5 text-xs',
  md: 'gap-1.5 p-1.5 text-sm',
  // One of a row, icons alone.
  tool: 'p-1.5 text-xs',
}
