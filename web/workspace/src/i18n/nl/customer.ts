import type { customer as english } from '../en/customer'

export const customer: Record<keyof typeof english, string> = {
  'assurance.1': 'Zegt dit te zijn',
  'assurance.2': 'Bevestigd door het kanaal',
  'assurance.3': 'Bewezen',
  'assurance.1.detail':
    'De klant gaf dit adres op, maar dat kan iedereen. Deel op grond hiervan alleen geen persoonlijke zaken.',
  'assurance.2.detail': 'Het kanaal zelf heeft de afzender vastgesteld.',
  'assurance.3.detail': 'Aan ons bewezen, door in te loggen of met een eenmalige code.',

  'customer.identities': 'Bekend als',
  'customer.conversations': 'Gesprekken',
  'customer.none': 'Geen andere gesprekken',
  'customer.language': 'Taal',
  'customer.language.unknown': 'Niet bekend',
  'customer.since': 'Klant sinds {date}',
  'customer.rename': 'Naam wijzigen',
  'customer.unnamed': 'Naam niet bekend',
  'customer.attributes': 'Gegevens',
  'customer.firstSeen': 'Voor het eerst gezien {time}',
  'customer.shared': 'Gedeeld met anderen',

  'same.title': 'Dezelfde persoon',
  'same.accept': 'Dezelfde',
  'same.refuse': 'Iemand anders',
  'same.merged': 'Samengevoegd met {name}',
  'same.includes': 'Met daarin {name}',
  'same.undo': 'Ongedaan maken',
  'same.undone': 'Het zijn weer twee klanten',
  'same.merge': 'Samenvoegen met een andere klant…',
  'same.merge.detail': 'Kies de klant die dezelfde persoon is. Het kan ongedaan worden gemaakt.',

  'scheme.email': 'E-mail',
  'scheme.phone': 'Telefoon',
  'scheme.whatsapp': 'WhatsApp',
  'scheme.sms_sender': 'Afzender van sms (naam of kort nummer)',
  'scheme.signal': 'Signal',
  'scheme.threema': 'Threema-ID',
  'scheme.visitor': 'Bezoeker van de webchat',
  'scheme.external': 'Klantnummer',
  'scheme.other': 'Adres',
}
