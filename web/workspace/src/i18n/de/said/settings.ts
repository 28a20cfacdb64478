/** The settings of channels, by the groups that channels stand in, and what came of testing them. */
import { life } from './explained/life'
import { mail } from './explained/mail'
import { messaging } from './explained/messaging'
import { own } from './explained/own'
import { inPublic } from './explained/public'
import { shared } from './explained/shared'
import { site } from './explained/site'
import { sms } from './explained/sms'
import { work } from './explained/work'
import { labels } from './labels'
import { tests } from './tests'

export const settings: Record<string, string> = {
  ...life,
  ...mail,
  ...messaging,
  ...own,
  ...inPublic,
  ...shared,
  ...site,
  ...sms,
  ...work,
  ...labels,
  ...tests,
}
