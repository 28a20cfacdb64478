/** Nederlands. */
import type { Catalogue } from './en'
import { areas } from './nl/areas'
import { channelWords } from './nl/channels'
import { actions } from './nl/actions'
import { problems } from './nl/problems'
import { times } from './nl/times'
import { composer } from './nl/composer'
import { conversation } from './nl/conversation'
import { customer } from './nl/customer'
import { desk } from './nl/desk'
import { facts } from './nl/facts'
import { elsewhere } from './nl/elsewhere'
import { firstSteps } from './nl/firstSteps'
import { inbox } from './nl/inbox'
import { letters } from './nl/letters'
import { integrations } from './nl/integrations'
import { kinds } from './nl/kinds'
import { known } from './nl/known'
import { navigation } from './nl/navigation'
import { notices } from './nl/notices'
import { organise } from './nl/organise'
import { people } from './nl/people'
import { placement } from './nl/placement'
import { recognition } from './nl/recognition'
import { revising } from './nl/revising'
import { settings } from './nl/settings'
import { timeline } from './nl/timeline'
import { writing } from './nl/writing'
import { trail } from './nl/trail'

export const nl: Catalogue = {
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
export { nl as components } from '@nuxt/ui/locale'
