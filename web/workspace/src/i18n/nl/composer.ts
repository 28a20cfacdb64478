import type { composer as english } from '../en/composer'

export const composer: Record<keyof typeof english, string> = {
  'composer.reply': 'Antwoord',
  'composer.note': 'Notitie',
  'composer.placeholder': 'Schrijf aan {name}…',
  'composer.placeholder.note': 'Een notitie voor collega’s…',
  'composer.send': 'Versturen',
  'composer.sendNote': 'Notitie toevoegen',
  'composer.via': 'Antwoord via',
  'composer.attach': 'Bestanden bijvoegen',
  'composer.emoji': 'Emoji',
  'composer.drop': 'Laat bestanden hier los om ze bij te voegen',
  'composer.uploading': '{name} uploaden',
  'composer.uploadFailed': '{name} kon niet worden bijgevoegd: {reason}',
  'composer.removeFile': '{name} verwijderen',
  'composer.tooLong': '{count} tekens boven de grens: het wordt in meerdere berichten verstuurd',
  'composer.characters': '{count} van {limit}',
  'composer.fileTooLarge':
    '{name} is te groot voor dit kanaal; de klant krijgt in plaats daarvan een link',
  'composer.windowClosed':
    'Het antwoordvenster van dit kanaal is gesloten. Kies een sjabloon of een ander kanaal.',
  'composer.template.choose': 'Kies een sjabloon',
  'composer.template.none': 'Dit kanaal heeft geen goedgekeurde sjablonen.',
  'composer.template.field': 'Veld {number}',
  'composer.template.send': 'Sjabloon versturen',
  'composer.template': 'Sjabloon',
  'composer.noLegs': 'Er is geen kanaal om op te antwoorden.',
  'composer.resolved': 'Afgehandeld. Een antwoord opent het weer.',
  'composer.shortcut': '{keys} om te versturen',
}
