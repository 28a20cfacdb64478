import type { actions as english } from '../en/actions'
import type { French } from '../words'

export const actions: French<typeof english> = {
  'action.back': 'Retour',
  'action.cancel': 'Annuler',
  'action.change': 'Modifier',
  'action.close': 'Fermer',
  'action.continue': 'Continuer',
  'action.copy': 'Copier',
  'action.copied': 'Copié',
  'action.discard': 'Abandonner',
  'action.more': 'Autres actions',
  'action.loadMore': 'Charger la suite',
  'action.remove': 'Supprimer',
  'action.retry': 'Réessayer',
  'action.save': 'Enregistrer',
  'action.saved': 'Enregistré',
  'action.test': 'Tester la connexion',
}
