import type { composer as english } from '../en/composer'

export const composer: Record<keyof typeof english, string> = {
  'composer.reply': 'Antwort',
  'composer.note': 'Notiz',
  'composer.placeholder': 'Schreiben Sie an {name}…',
  'composer.placeholder.note': 'Eine Notiz für Kolleginnen und Kollegen…',
  'composer.send': 'Senden',
  'composer.sendNote': 'Notiz hinzufügen',
  'composer.via': 'Antworten über',
  'composer.attach': 'Dateien anhängen',
  'composer.emoji': 'Emoji',
  'composer.drop': 'Dateien hier ablegen, um sie anzuhängen',
  'composer.uploading': '{name} wird hochgeladen',
  'composer.uploadFailed': '{name} konnte nicht angehängt werden: {reason}',
  'composer.removeFile': '{name} entfernen',
  'composer.tooLong': '{count} Zeichen über der Grenze: wird in mehreren Nachrichten gesendet',
  'composer.characters': '{count} von {limit}',
  'composer.fileTooLarge':
    '{name} ist zu groß für diesen Kanal; der Kunde erhält stattdessen einen Link',
  'composer.windowClosed':
    'Das Antwortfenster dieses Kanals ist geschlossen. Wählen Sie eine Vorlage oder einen anderen Kanal.',
  'composer.template.choose': 'Vorlage wählen',
  'composer.template.none': 'Dieser Kanal hat keine genehmigten Vorlagen.',
  'composer.template.field': 'Feld {number}',
  'composer.template.send': 'Vorlage senden',
  'composer.template': 'Vorlage',
  'composer.noLegs': 'Es gibt keinen Kanal, über den Sie antworten können.',
  'composer.resolved': 'Erledigt. Eine Antwort öffnet es wieder.',
  'composer.shortcut': '{keys} zum Senden',
}
