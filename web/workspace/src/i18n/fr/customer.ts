import type { French } from '../words'
import type { customer as english } from '../en/customer'

export const customer: French<typeof english> = {
  'assurance.1': 'Dit être cette personne',
  'assurance.2': 'Confirmé par le canal',
  'assurance.3': 'Vérifié',
  'assurance.1.detail':
    'Le client a donné cette adresse, mais n’importe qui aurait pu le faire. Ne communiquez rien de personnel sur cette seule base.',
  'assurance.2.detail': 'Le canal lui-même a authentifié l’expéditeur.',
  'assurance.3.detail': 'Prouvé auprès de nous, par connexion ou par code à usage unique.',

  'customer.identities': 'Connu par',
  'customer.conversations': 'Conversations',
  'customer.none': 'Aucune autre conversation',
  'customer.language': 'Langue',
  'customer.language.unknown': 'Inconnue',
  'customer.since': 'Client depuis le {date}',
  'customer.rename': 'Modifier le nom',
  'customer.unnamed': 'Nom inconnu',
  'customer.attributes': 'Détails',
  'customer.firstSeen': 'Première apparition : {time}',
  'customer.shared': 'Partagé avec d’autres',

  'same.title': 'La même personne',
  'same.accept': 'La même',
  'same.refuse': 'Quelqu’un d’autre',
  'same.merged': 'Fusionné avec {name}',
  'same.includes': 'Comprend {name}',
  'same.undo': 'Annuler',
  'same.undone': 'Ce sont de nouveau deux clients',
  'same.merge': 'Fusionner avec un autre client…',
  'same.merge.detail': 'Choisissez le client qui est la même personne. C’est réversible.',

  'scheme.email': 'E-mail',
  'scheme.phone': 'Téléphone',
  'scheme.whatsapp': 'WhatsApp',
  'scheme.sms_sender': 'Expéditeur de SMS (nom ou numéro court)',
  'scheme.signal': 'Signal',
  'scheme.threema': 'Identifiant Threema',
  'scheme.visitor': 'Visiteur du chat',
  'scheme.external': 'Numéro de client',
  'scheme.other': 'Adresse',
}
