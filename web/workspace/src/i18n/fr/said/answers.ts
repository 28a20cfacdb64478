/** What the server says in English: why something was refused, or did not arrive. */
import { connections } from './connections'
import { failures } from './failures'
import { refusals } from './refusals'

export const answers: Record<string, string> = { ...connections, ...failures, ...refusals }
