/** Answers that the page asked for before the program was read (workspace/early.js), each once. */
declare global {
  interface Window {
    onethreadEarly?: Record<string, Promise<Response>>
  }
}

/** Older ones may be out of date: they are asked for anew. */
const FRESH_MS = 10_000

/** What was asked for somebody who has left is nobody else's. */
export function forgetEarly(): void {
  if (globalThis.window) delete window.onethreadEarly
}

export function takeEarly(address: string): Promise<Response> | undefined {
  const early = globalThis.window?.onethreadEarly
  const found = early?.[address]
  if (!found || !early) return undefined
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
  delete early[address]
  return performance.now() < FRESH_MS ? found : undefined
}
