import type { revising as english } from '../en/revising'

export const revising: Record<keyof typeof english, string> = {
  'public.who': 'Wer diese Antwort lesen kann',
  'public.public': 'Öffentlich',
  'public.private': 'Privat',
  'public.anyone': 'Diese Antwort können alle lesen.',
  'public.anyone.read': 'Das können alle lesen',
  'public.onlyThem': 'Nur der Kunde liest diese Antwort.',
  'preview.public': 'Öffentlich: Alle können es lesen.',

  'leg.why.answersUsed':
    'Dieser Kanal nimmt keine Antworten mehr an, bis der Kunde wieder schreibt.',

  'revise.change': 'Nachricht ändern',
  'revise.change.menu': 'Ändern…',
  'revise.change.detail':
    'Der Kunde sieht den neuen Text auf {channel}. Was vorher dastand, bleibt hier erhalten.',
  'revise.delete': 'Beim Kunden löschen',
  'revise.leaving': 'Wird gleich gelöscht',
  'revise.keep': 'Behalten',
  'revise.changing': 'Wird geändert…',
  'revise.deleting': 'Wird gelöscht…',
  'revise.notChanged': 'Die Nachricht wurde nicht geändert',
  'revise.notDeleted': 'Die Nachricht wurde nicht gelöscht',
  'revise.tooLong': '{count} Zeichen zu lang für eine Nachricht hier',
  'revise.before': 'Was vorher dastand',
  'revise.nothingKept': 'Es gibt nichts zu zeigen.',
  'revise.until': 'bis {time}',
  'revise.untilBy': 'bis {time}, geändert von {name}',
  'message.deleted.own': 'Beim Kunden gelöscht',

  'subscribe.ask': 'Webhooks anmelden',
  'subscribe.never': 'Der Anbieter wurde noch nicht gebeten, Nachrichten hierher zu senden',
  'subscribe.works': 'Der Anbieter sendet Nachrichten hierher',
  'subscribe.refused': 'Der Anbieter hat abgelehnt, {time}',
  'subscribe.ended': 'Der Anbieter sendet keine Nachrichten mehr hierher',
  'subscribe.ended.detail':
    'Wählen Sie noch einmal „Webhooks anmelden“; was inzwischen kam, kann fehlen.',
  'subscribe.until': 'Bis {time}; wird vorher von selbst verlängert.',
}
