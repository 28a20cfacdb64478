import type { problems as english } from '../en/problems'
import type { French } from '../words'

export const problems: French<typeof english> = {
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
}
