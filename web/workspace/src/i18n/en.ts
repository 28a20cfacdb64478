/**
 * English, a file for each part of the screen. Every other catalogue has these keys too.
 * `.one` and `.other` go by the count; a language that counts by other forms has those as well.
 */
import { areas } from './en/areas'
import { channelWords } from './en/channels'
import { actions } from './en/actions'
import { problems } from './en/problems'
import { times } from './en/times'
import { composer } from './en/composer'
import { conversation } from './en/conversation'
import { customer } from './en/customer'
import { desk } from './en/desk'
import { facts } from './en/facts'
import { elsewhere } from './en/elsewhere'
import { firstSteps } from './en/firstSteps'
import { inbox } from './en/inbox'
import { letters } from './en/letters'
import { integrations } from './en/integrations'
import { kinds } from './en/kinds'
import { known } from './en/known'
import { navigation } from './en/navigation'
import { notices } from './en/notices'
import { organise } from './en/organise'
import { people } from './en/people'
import { placement } from './en/placement'
import { recognition } from './en/recognition'
import { revising } from './en/revising'
import { settings } from './en/settings'
import { timeline } from './en/timeline'
import { writing } from './en/writing'
import { trail } from './en/trail'

export const en = {
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
} as const

export type Key = keyof typeof en
export type Catalogue = Record<Key, string>
