/** What the server says in English: why something was refused or did not arrive, what happened. */
import { connections } from './connections'
import { failures } from './failures'
import { happenings } from './happenings'
import { refusals } from './refusals'

export const answers: Record<string, string> = {
  ...connections,
  ...failures,
  ...happenings,
  ...refusals,
}
