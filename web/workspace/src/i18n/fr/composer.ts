import type { French } from '../words'
import type { composer as english } from '../en/composer'

export const composer: French<typeof english> = {
  'composer.reply': 'Réponse',
  'composer.note': 'Note',
  'composer.placeholder': 'Écrire à {name}…',
  'composer.placeholder.note': 'Une note pour vos collègues…',
  'composer.send': 'Envoyer',
  'composer.sendNote': 'Ajouter la note',
  'composer.via': 'Répondre par',
  'composer.attach': 'Joindre des fichiers',
  'composer.emoji': 'Émoji',
  'composer.drop': 'Déposez les fichiers ici pour les joindre',
  'composer.uploading': 'Envoi de {name}',
  'composer.uploadFailed': '{name} n’a pas pu être joint : {reason}',
  'composer.removeFile': 'Retirer {name}',
  'composer.tooLong': '{count} caractères de trop : l’envoi se fera en plusieurs messages',
  'composer.characters': '{count} sur {limit}',
  'composer.fileTooLarge':
    '{name} est trop volumineux pour ce canal ; le client recevra un lien à la place',
  'composer.windowClosed':
    'La fenêtre de réponse de ce canal est fermée. Choisissez un modèle ou un autre canal.',
  'composer.template.choose': 'Choisir un modèle',
  'composer.template.none': 'Ce canal n’a aucun modèle approuvé.',
  'composer.template.field': 'Champ {number}',
  'composer.template.send': 'Envoyer le modèle',
  'composer.template': 'Modèle',
  'composer.noLegs': 'Il n’y a aucun canal pour répondre.',
  'composer.resolved': 'Résolue. Une réponse la rouvrira.',
  'composer.shortcut': '{keys} pour envoyer',
}
