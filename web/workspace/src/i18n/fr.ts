/** Français. */
import type { Catalogue } from './en'
import { areas } from './fr/areas'
import { channelWords } from './fr/channels'
import { actions } from './fr/actions'
import { problems } from './fr/problems'
import { times } from './fr/times'
import { composer } from './fr/composer'
import { conversation } from './fr/conversation'
import { customer } from './fr/customer'
import { desk } from './fr/desk'
import { facts } from './fr/facts'
import { elsewhere } from './fr/elsewhere'
import { firstSteps } from './fr/firstSteps'
import { inbox } from './fr/inbox'
import { letters } from './fr/letters'
import { integrations } from './fr/integrations'
import { kinds } from './fr/kinds'
import { known } from './fr/known'
import { navigation } from './fr/navigation'
import { notices } from './fr/notices'
import { organise } from './fr/organise'
import { people } from './fr/people'
import { placement } from './fr/placement'
import { recognition } from './fr/recognition'
import { revising } from './fr/revising'
import { settings } from './fr/settings'
import { timeline } from './fr/timeline'
import { writing } from './fr/writing'
import { trail } from './fr/trail'

export const fr: Catalogue = {
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
export { fr as components } from '@nuxt/ui/locale'
