/** What the server says in English: why something was refused or did not arrive, what happened. */
import { beside } from './beside'
import { connections } from './connections'
import { failures } from './failures'
import { happenings } from './happenings'
import { refusals } from './refusals'
import { rights } from './rights'
import { templates } from './templates'
import { unread } from './unread'

export const answers: Record<string, string> = {
  ...connections,
  ...failures,
  ...happenings,
  ...rights,
  ...unread,
  ...refusals,
  ...beside,
  ...templates,
}
