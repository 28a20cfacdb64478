/** How a channel does, in words: each thing that isn't right, and what to do about it. */
import type { Channel } from '@shared/api/model'
import { brief, moment } from '@/format/times'
import { locale, t } from '@/i18n'
import { said } from '@/i18n/said'

export type Gravity = 'error' | 'warning' | 'info' | 'success'
export interface Finding {
  kind: string
  gravity: Gravity
  title: string
  advice: string
}

const MINUTE = 60_000
/** What waits shorter than this is on its way. */
const LAG_IN = 2 * MINUTE
const LAG_OUT = 5 * MINUTE
/** A wrong signature of longer ago says nothing of today. */
const RECENT = 24 * 60 * MINUTE

/** Words by which servers and providers tell that a log-in doesn't count any more. */
const CREDENTIAL =
  /token|password|passwd|credential|log ?in|sign(ed)? in|authenti|unauthori|expired|401/i

const since = (iso: string | null, now: number) => (iso ? now - Date.parse(iso) : -1)
const count = (number: number) => new Intl.NumberFormat(locale.value).format(number)

/** Whether it has been heard of at all. */
export function heardOf({ health }: Channel): boolean {
  return !!(health.last_in_at ?? health.last_out_at)
}

/** Whether the provider stopped sending because nobody asked it again in time. */
export function ended({ subscription }: Channel, now: number): boolean {
  return !!subscription?.until && Date.parse(subscription.until) < now
}

/** `transport`: how messages come in, which says how to see a first one. */
export function findings(channel: Channel, transport: string, now: number): Finding[] {
  const { health, state } = channel
  const found: Finding[] = []
  const add = (kind: string, gravity: Gravity, title: string, advice: string) =>
    found.push({ kind, gravity, title, advice })

  if (state === 'paused') add('paused', 'info', t('health.paused'), t('health.paused.detail'))
  if (!health.ok) {
    const credential = CREDENTIAL.test(health.message)
    add(
      credential ? 'credential' : 'failing',
      'error',
      t('health.failing', { reason: said('answers', health.message) }),
      credential ? t('health.credential') : t('health.failing.detail'),
    )
  }
  if (health.ok && ended(channel, now))
    add('ended', 'error', t('subscribe.ended'), t('subscribe.ended.detail'))
  if (health.dead_letters) {
    const title = t('health.letters', { count: count(health.dead_letters) })
    add('letters', 'error', title, t('health.letters.detail'))
  }
  if (health.paused_until && Date.parse(health.paused_until) > now) {
    const title = t('health.provider', { time: moment(health.paused_until) })
    add('provider', 'warning', title, t('health.provider.detail'))
  }
  if (health.oldest_in_at && since(health.oldest_in_at, now) > LAG_IN) {
    const title = t('health.lagIn', { time: moment(health.oldest_in_at) })
    add('lagIn', 'warning', title, t('health.lagIn.detail'))
  }
  if (
    state === 'active' &&
    !health.paused_until &&
    health.oldest_out_at &&
    since(health.oldest_out_at, now) > LAG_OUT
  ) {
    const title = t('health.lagOut', { time: moment(health.oldest_out_at) })
    add('lagOut', 'warning', title, t('health.lagOut.detail'))
  }
  if (health.last_refused_at && since(health.last_refused_at, now) < RECENT) {
    const title = t('health.refused', {
      count: count(health.refused_count),
      time: moment(health.last_refused_at),
    })
    add('refused', 'warning', title, t('health.refused.detail'))
  }
  if (health.failed_out) {
    const title = t('health.failed', { count: count(health.failed_out) })
    add('failed', 'warning', title, t('health.failed.detail'))
  }
  if (found.length) return found
  if (heardOf(channel)) add('fine', 'success', t('health.fine'), t('health.fine.detail'))
  else if (transport === 'webhook') add('new', 'info', t('health.new'), t('health.new.webhook'))
  else if (transport === 'poll') add('new', 'info', t('health.new'), t('health.new.poll'))
  else if (transport === 'socket') add('new', 'info', t('health.new'), t('health.new.socket'))
  else add('new', 'info', t('health.new'), t('health.new.receiver'))
  return found
}

/** In one line, for a list. */
export function summary({ health }: Channel): string {
  const time = (at: string | null) => (at ? brief(at) : t('channels.never').toLocaleLowerCase())
  return t('health.summary', { in: time(health.last_in_at), out: time(health.last_out_at) })
}
