/** Kinds of channels for whoever chooses: in groups, found by a word, with what they can do. */
import type { Connector } from '@shared/api/model'
import { t } from '@/i18n'

export const AREAS = ['mail', 'messaging', 'sms', 'site', 'public', 'work', 'life', 'own'] as const
export type Area = (typeof AREAS)[number]

/** Where it stands; what another one's package calls otherwise is among the messages. */
export function areaOf({ area }: Connector): Area {
  return AREAS.find((each) => each === area) ?? 'messaging'
}

export function areaName(area: Area): string {
  return t(`connectors.area.${area}`)
}

/** What must be at hand to connect it. */
export function needs({ transport }: Connector): string {
  if (transport === 'poll') return t('connectors.needs.poll')
  if (transport === 'webhook') return t('connectors.needs.webhook')
  return transport === 'socket' ? t('connectors.needs.socket') : t('connectors.needs.receiver')
}

/** What it can do, the most telling first. */
export function abilities(connector: Connector): string[] {
  const out = new Set(connector.content_out)
  return [
    connector.can_start && t('connectors.can.start'),
    out.has('html') && t('connectors.can.html'),
    (out.has('file') || out.has('image')) && t('connectors.can.files'),
    out.has('voice') && t('connectors.can.voice'),
    out.has('buttons') && t('connectors.can.buttons'),
    out.has('template') && t('connectors.can.template'),
    connector.receipts.includes('read') && t('connectors.can.read'),
    connector.live && t('connectors.can.live'),
    connector.reply_window_hours &&
      t('connectors.can.window', { hours: connector.reply_window_hours }),
  ].filter((text) => typeof text === 'string')
}

export function quality(connector: Connector): { name: string; detail: string } | null {
  switch (connector.quality) {
    case 'basic':
      return { name: t('connectors.quality.basic'), detail: t('connectors.quality.basic.detail') }
    case 'full':
      return { name: t('connectors.quality.full'), detail: t('connectors.quality.full.detail') }
    case 'exemplary':
      return {
        name: t('connectors.quality.exemplary'),
        detail: t('connectors.quality.exemplary.detail'),
      }
    default:
      return null
  }
}

const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}-]/gu, '')
    .toLowerCase()

/** What most organisations connect: first in its group. */
const USUAL = ['email', 'microsoft_mail', 'gmail', 'whatsapp', 'messenger', 'instagram', 'twilio']
const usual = ({ id }: Connector) => (USUAL.indexOf(id) + 1 || Infinity) as number

/**
 * Those in which every word asked for is found, in groups: what most connect first, then by name; what
 * is called what was asked for before what only has it among its abilities.
 */
export function arrange(
  connectors: readonly Connector[],
  asked: string,
): { area: Area; items: Connector[] }[] {
  const wanted = fold(asked).split(/\s+/).filter(Boolean)
  const called = (item: Connector) => {
    const name = fold(`${item.name} ${item.id}`)
    return wanted.every((word) => name.includes(word)) ? 0 : 1
  }
  const fits = (item: Connector) => {
    const text = fold(
      [item.name, item.id, areaName(areaOf(item)), needs(item), ...abilities(item)].join(' '),
    )
    return wanted.every((word) => text.includes(word))
  }
  const before = (a: Connector, b: Connector) =>
    called(a) - called(b) ||
    (usual(a) === usual(b) ? a.name.localeCompare(b.name) : usual(a) - usual(b))
  return AREAS.map((area) => ({
    area,
    items: connectors.filter((item) => areaOf(item) === area && fits(item)).sort(before),
  }))
    .filter(({ items }) => items.length)
    .sort((a, b) => Math.min(...a.items.map(called)) - Math.min(...b.items.map(called)))
}
