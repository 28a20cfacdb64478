import type { French } from '../words'
import type { navigation as english } from '../en/navigation'

export const navigation: French<typeof english> = {
  'app.name': 'Onethread',
  'app.skip': 'Aller à la conversation',
  'app.language': 'Langue',
  'app.menu': 'Menu',

  'view.mine': 'Les miennes',
  'view.unassigned': 'Sans responsable',
  'view.all': 'Toutes ouvertes',
  'view.snoozed': 'En veille',
  'view.resolved': 'Résolues',

  'nav.settings': 'Réglages',
  'nav.shortcuts': 'Raccourcis',
  // Short enough to stand below an icon on a phone.
  'bar.mine': 'Les miennes',
  'bar.unassigned': 'À prendre',
  'bar.new': 'Nouveau',
  'bar.notices': 'Notifications',
  'nav.guide': 'Guide',
  'nav.signOut': 'Se déconnecter',
  'nav.theme.light': 'Clair',
  'nav.theme.dark': 'Sombre',
  'nav.theme.system': 'Comme le système',
  'nav.theme': 'Apparence',
  'nav.new': 'Nouvelle conversation',

  'keys.title': 'Raccourcis clavier',
  'keys.next': 'Conversation suivante',
  'keys.previous': 'Conversation précédente',
  'keys.resolve': 'Résoudre ou rouvrir',
  'keys.reply': 'Répondre',
  'keys.note': 'Note interne',
  'keys.assign': 'Attribuer',
  'keys.snooze': 'Mettre en veille',
  'keys.search': 'Chercher',
  'keys.send': 'Envoyer',
  'keys.leave': 'Quitter le champ ou la conversation',
}
