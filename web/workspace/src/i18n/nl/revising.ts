import type { revising as english } from '../en/revising'

export const revising: Record<keyof typeof english, string> = {
  'public.who': 'Wie dit antwoord kan lezen',
  'public.public': 'Openbaar',
  'public.private': 'Privé',
  'public.anyone': 'Iedereen kan dit antwoord lezen.',
  'public.anyone.read': 'Iedereen kan dit lezen',
  'public.onlyThem': 'Alleen de klant leest dit antwoord.',
  'preview.public': 'Openbaar: iedereen kan het lezen.',

  'leg.why.answersUsed': 'Dit kanaal neemt geen antwoorden meer aan tot de klant weer schrijft.',

  'revise.change': 'Bericht wijzigen',
  'revise.change.menu': 'Wijzigen…',
  'revise.change.detail':
    'De klant ziet de nieuwe tekst op {channel}. Wat er eerst stond blijft hier bewaard.',
  'revise.delete': 'Verwijderen bij de klant',
  'revise.leaving': 'Wordt zo verwijderd',
  'revise.keep': 'Toch houden',
  'revise.changing': 'Wordt gewijzigd…',
  'revise.deleting': 'Wordt verwijderd…',
  'revise.notChanged': 'Het bericht is niet gewijzigd',
  'revise.notDeleted': 'Het bericht is niet verwijderd',
  'revise.tooLong': '{count} tekens te lang voor één bericht hier',
  'revise.before': 'Wat er eerst stond',
  'revise.nothingKept': 'Er is niets te tonen.',
  'revise.until': 'tot {time}',
  'revise.untilBy': 'tot {time}, gewijzigd door {name}',
  'message.deleted.own': 'Verwijderd bij de klant',

  'subscribe.ask': 'Webhooks aanmelden',
  'subscribe.never': 'De aanbieder is nog niet gevraagd om berichten hierheen te sturen',
  'subscribe.works': 'De aanbieder stuurt berichten hierheen',
  'subscribe.refused': 'De aanbieder weigerde, {time}',
  'subscribe.ended': 'De aanbieder stuurt geen berichten meer hierheen',
  'subscribe.ended.detail':
    'Kies opnieuw “Webhooks aanmelden”; wat intussen binnenkwam kan ontbreken.',
  'subscribe.until': 'Tot {time}; wordt op tijd vanzelf verlengd.',
}
