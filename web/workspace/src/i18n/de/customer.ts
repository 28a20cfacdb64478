import type { customer as english } from '../en/customer'

export const customer: Record<keyof typeof english, string> = {
  'assurance.1': 'Laut eigener Angabe',
  'assurance.2': 'Vom Kanal bestätigt',
  'assurance.3': 'Nachgewiesen',
  'assurance.1.detail':
    'Der Kunde hat diese Adresse angegeben, aber das könnte jeder. Teilen Sie allein darauf keine persönlichen Angelegenheiten mit.',
  'assurance.2.detail': 'Der Kanal selbst hat den Absender authentifiziert.',
  'assurance.3.detail': 'Uns nachgewiesen, durch Anmeldung oder mit einem Einmalcode.',

  'customer.identities': 'Bekannt als',
  'customer.conversations': 'Gespräche',
  'customer.none': 'Keine weiteren Gespräche',
  'customer.language': 'Sprache',
  'customer.language.unknown': 'Nicht bekannt',
  'customer.since': 'Kunde seit {date}',
  'customer.rename': 'Namen ändern',
  'customer.unnamed': 'Name nicht bekannt',
  'customer.attributes': 'Details',
  'customer.firstSeen': 'Zuerst gesehen {time}',
  'customer.shared': 'Mit anderen geteilt',

  'same.title': 'Dieselbe Person',
  'same.accept': 'Dieselbe',
  'same.refuse': 'Jemand anderes',
  'same.merged': 'Mit {name} zusammengeführt',
  'same.includes': 'Enthält {name}',
  'same.undo': 'Rückgängig machen',
  'same.undone': 'Es sind wieder zwei Kunden',
  'same.merge': 'Mit einem anderen Kunden zusammenführen…',
  'same.merge.detail':
    'Wählen Sie den Kunden, der dieselbe Person ist. Das lässt sich rückgängig machen.',

  'scheme.email': 'E-Mail',
  'scheme.phone': 'Telefon',
  'scheme.whatsapp': 'WhatsApp',
  'scheme.sms_sender': 'SMS-Absender (Name oder Kurzwahl)',
  'scheme.signal': 'Signal',
  'scheme.threema': 'Threema-ID',
  'scheme.visitor': 'Besucher im Webchat',
  'scheme.external': 'Kundennummer',
  'scheme.other': 'Adresse',
}
