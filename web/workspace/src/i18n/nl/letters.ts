import type { letters as english } from '../en/letters'

export const letters: Record<keyof typeof english, string> = {
  'letters.all': 'Alle kanalen',
  'letters.discarded': 'Weggelegd',
  'letters.waiting': 'Wachtend',
  'letters.none.discarded': 'Er is niets weggelegd',
  'letters.discard': 'Wegleggen',
  'letters.discard.detail':
    'Het verdwijnt uit deze lijst en blijft bewaard. Bij “Weggelegd” kun je het nog eens proberen.',
  'letters.discard.reason': 'Waarom is nog een poging niet nodig?',
  'letters.discard.example': 'Spam, een test, telefonisch afgehandeld…',
  'letters.discarded.done': 'Het is weggelegd',
  'letters.discarded.by': 'Weggelegd door {name}: {reason}',
  'letters.show': 'Toon wat binnenkwam',
  'letters.show.hint': 'Er kunnen persoonsgegevens in staan. Dat je keek, staat in het logboek.',
  'letters.show.notAllowed': 'Je rol mag niet letterlijk zien wat binnenkwam.',
  'letters.headers': 'Kopregels',
  'letters.cameWith': 'Het kwam met',
  'letters.body': 'Inhoud',
  'letters.kind.json': 'JSON, uitgeschreven',
  'letters.kind.mail': 'Een mail',
  'letters.kind.text': 'Tekst',
  'letters.kind.bytes': 'Bytes',
}
