/**
 * One of several tabs does what is to be done once. The first that claims a turn has it; nobody leads,
 * so no tab that sleeps or was closed stands in the way.
 */

const PREFIX = 'onethread.claimed.'

function take(what: string, turn: number): boolean {
  try {
    if (Number(localStorage.getItem(PREFIX + what) ?? 0) >= turn) return false
    localStorage.setItem(PREFIX + what, String(turn))
  } catch {
    // Without storage each tab is on its own.
  }
  return true
}

/** Whether this tab is the one to do `what` for everything up to `turn`. */
export async function claim(what: string, turn: number): Promise<boolean> {
  // Only on a safe origin: elsewhere two tabs may, very rarely, both be first.
  if (!navigator.locks) return take(what, turn)
  return navigator.locks.request(PREFIX + what, () => take(what, turn))
}
