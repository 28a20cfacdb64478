import type { French } from '../words'
import type { common as english } from '../en/common'

export const common: French<typeof english> = {
  'app.name': 'Onethread',
  'app.skip': 'Aller à la conversation',
  'app.language': 'Langue',
  'app.menu': 'Menu',

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

  'state.loading': 'Chargement…',
  'state.failed': 'Le chargement a échoué',
  'state.failed.detail': 'Vérifiez la connexion et réessayez.',
  'state.notFound': 'Introuvable, ou vous n’y avez pas accès',

  'problem.offline': 'Le serveur est injoignable. Rien n’a été modifié.',
  'problem.told': 'Signalé : {words}',
  'problem.refused': 'Cela n’a pas fonctionné',
  'problem.unexpected': 'Une erreur s’est produite. Réessayez.',
  'problem.kind.not-found': 'Ce n’est pas (ou plus) ici',
  'problem.kind.conflict': 'Ce n’est pas possible maintenant',
  'problem.kind.invalid-input': 'Ce n’est pas accepté tel quel',
  'problem.kind.not-allowed': 'Votre rôle ne le permet pas',
  'problem.kind.not-authenticated': 'Vous n’êtes plus connecté',
  'problem.kind.too-large': 'C’est trop grand',
  'problem.kind.too-many-requests': 'La demande a été faite trop souvent',
  'problem.kind.overloaded': 'C’est trop chargé en ce moment',
  'problem.kind.database-unavailable': 'La base de données est injoignable',
  'problem.kind.transport': 'L’autre côté n’a pas répondu',
  'problem.kind.forbidden-address': 'Cette adresse ne peut pas être jointe',
  'problem.kind.internal': 'Quelque chose a mal tourné',
  'problem.retryAfter': 'Réessayez dans {seconds} secondes.',

  'connection.lost':
    'Pas de connexion. L’affichage n’est peut-être pas à jour ; nous réessayons sans cesse.',
  'connection.retry': 'Réessayer maintenant',

  'password.hint': 'Au moins 12 caractères. Quelques mots font un bon mot de passe.',

  'form.advanced': 'Plus de réglages',

  'time.now': 'à l’instant',
  'time.today': 'Aujourd’hui',
  'time.yesterday': 'Hier',
}
