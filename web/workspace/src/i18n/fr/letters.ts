import type { French } from '../words'
import type { letters as english } from '../en/letters'

export const letters: French<typeof english> = {
  'letters.all': 'Tous les canaux',
  'letters.discarded': 'Écartés',
  'letters.waiting': 'En attente',
  'letters.none.discarded': 'Rien n’a été écarté',
  'letters.discard': 'Écarter',
  'letters.discard.detail':
    'Il quitte cette liste et reste conservé. Vous pourrez encore le réessayer depuis «\u00a0Écartés\u00a0».',
  'letters.discard.reason': 'Pourquoi ne pas réessayer\u00a0?',
  'letters.discard.example': 'Spam, un test, réglé par téléphone…',
  'letters.discarded.done': 'C’est écarté',
  'letters.discarded.by': 'Écarté par {name}\u00a0: {reason}',
  'letters.show': 'Montrer ce qui est arrivé',
  'letters.show.hint':
    'Cela peut contenir des données personnelles. Votre consultation est notée au journal.',
  'letters.show.notAllowed': 'Votre rôle ne permet pas de voir le texte exact.',
  'letters.headers': 'En-têtes',
  'letters.cameWith': 'Arrivé avec',
  'letters.body': 'Contenu',
  'letters.kind.json': 'JSON, mis en forme',
  'letters.kind.mail': 'Un e-mail',
  'letters.kind.text': 'Texte',
  'letters.kind.bytes': 'Octets',
}
