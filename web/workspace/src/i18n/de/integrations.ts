import type { integrations as english } from '../en/integrations'

export const integrations = {
  'tokens.empty.detail':
    'Mit einem Token tut ein Programm von Ihnen einen Teil dessen, was Sie können: Gespräche lesen, zuerst schreiben, Verträge liefern.',
  'tokens.scopes.hint': 'Geben Sie so wenig wie nötig: Was nicht angekreuzt ist, kann es nicht.',
  'tokens.use': 'Senden Sie ihn mit jeder Anfrage:',
  'tokens.revoke.title': '„{name}“ widerrufen?',
  'tokens.revoke.detail':
    'Was ihn benutzt, funktioniert sofort nicht mehr. Das lässt sich nicht rückgängig machen; erstellen Sie einen neuen und tragen Sie ihn dort ein.',
  'tokens.expired': 'Abgelaufen',
  'tokens.soon': 'Läuft bald ab',
  'tokens.find': 'Token finden',
  'webhooks.empty.detail':
    'Ein anderes System erfährt sofort, was hier geschieht: eine Nachricht ging ein, ein Anliegen wurde gelöst.',
  'webhooks.events.all': 'Alle',
  'webhooks.events.count.one': '{count} Art von Ereignis',
  'webhooks.events.count.other': '{count} Arten von Ereignissen',
  'webhooks.renew': 'Geheimnis erneuern',
  'webhooks.renew.detail':
    'Ab jetzt wird mit dem neuen Geheimnis signiert. Einen Tag lang signiert auch das vorige, sodass nichts abgewiesen wird, während Sie es eintragen.',
  'webhooks.failing': 'Seit {time} keine gute Antwort; es wird erneut versucht',
  'webhooks.test.ok': 'Antwort {status} in {ms} ms',
  'webhooks.test.bad': 'Der Test kam nicht an: {reason}',
  'webhooks.log.all': 'Alles',
  'webhooks.log.failed': 'Nur Fehler',
  'webhooks.log.show': 'Welche',
  'webhooks.log.payload': 'Inhalt',
  'webhooks.log.answer': 'Antwort: {text}',
  'webhooks.remove.title': 'Diesen Webhook entfernen?',
  'webhooks.remove.detail':
    '{url} erfährt nichts mehr, und das Protokoll geht verloren. Ausschalten behält beides.',
  'integrations.actions': 'Mehr für {name}',
  'integrations.more': 'Mehr zeigen',
} satisfies Record<keyof typeof english, string>
