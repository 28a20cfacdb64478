/** Deutsch. */
import type { Catalogue } from './en'
import { areas } from './de/areas'
import { channelWords } from './de/channels'
import { actions } from './de/actions'
import { problems } from './de/problems'
import { times } from './de/times'
import { composer } from './de/composer'
import { conversation } from './de/conversation'
import { customer } from './de/customer'
import { desk } from './de/desk'
import { facts } from './de/facts'
import { elsewhere } from './de/elsewhere'
import { firstSteps } from './de/firstSteps'
import { inbox } from './de/inbox'
import { letters } from './de/letters'
import { integrations } from './de/integrations'
import { kinds } from './de/kinds'
import { known } from './de/known'
import { navigation } from './de/navigation'
import { notices } from './de/notices'
import { organise } from './de/organise'
import { people } from './de/people'
import { placement } from './de/placement'
import { recognition } from './de/recognition'
import { revising } from './de/revising'
import { settings } from './de/settings'
import { timeline } from './de/timeline'
import { writing } from './de/writing'
import { trail } from './de/trail'

export const de: Catalogue = {
  ...areas,
  ...channelWords,
  ...actions,
  ...problems,
  ...times,
  ...composer,
  ...conversation,
  ...customer,
  ...desk,
  ...facts,
  ...elsewhere,
  ...firstSteps,
  ...inbox,
  ...letters,
  ...integrations,
  ...kinds,
  ...known,
  ...navigation,
  ...notices,
  ...organise,
  ...people,
  ...placement,
  ...recognition,
  ...revising,
  ...settings,
  ...timeline,
  ...writing,
  ...trail,
}

/** Of the ready-made components. */
export { de as components } from '@nuxt/ui/locale'
