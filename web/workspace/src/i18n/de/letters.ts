import type { letters as english } from '../en/letters'

export const letters: Record<keyof typeof english, string> = {
  'letters.all': 'Alle Kanäle',
  'letters.discarded': 'Verworfen',
  'letters.waiting': 'Wartend',
  'letters.none.discarded': 'Nichts wurde verworfen',
  'letters.discard': 'Verwerfen',
  'letters.discard.detail':
    'Es verlässt diese Liste und bleibt aufbewahrt. Unter „Verworfen“ lässt es sich noch einmal versuchen.',
  'letters.discard.reason': 'Warum lohnt kein weiterer Versuch?',
  'letters.discard.example': 'Spam, ein Test, telefonisch erledigt…',
  'letters.discarded.done': 'Es wurde verworfen',
  'letters.discarded.by': 'Verworfen von {name}: {reason}',
  'letters.show': 'Zeigen, was einging',
  'letters.show.hint':
    'Es kann personenbezogene Daten enthalten. Dass Sie nachgesehen haben, steht im Prüfprotokoll.',
  'letters.show.notAllowed': 'Ihre Rolle darf den Wortlaut nicht sehen.',
  'letters.headers': 'Kopfzeilen',
  'letters.cameWith': 'Es kam mit',
  'letters.body': 'Inhalt',
  'letters.kind.json': 'JSON, ausgeschrieben',
  'letters.kind.mail': 'Eine E-Mail',
  'letters.kind.text': 'Text',
  'letters.kind.bytes': 'Bytes',
}
