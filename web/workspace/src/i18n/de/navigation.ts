import type { navigation as english } from '../en/navigation'

export const navigation: Record<keyof typeof english, string> = {
  'app.name': 'Onethread',
  'app.skip': 'Zum Gespräch springen',
  'app.language': 'Sprache',
  'app.menu': 'Menü',

  'view.mine': 'Meine',
  'view.unassigned': 'Nicht zugewiesen',
  'view.all': 'Alle offenen',
  'view.snoozed': 'Zurückgestellt',
  'view.resolved': 'Erledigt',

  'nav.settings': 'Einstellungen',
  'nav.shortcuts': 'Tastenkürzel',
  // Short enough to stand below an icon on a phone.
  'bar.mine': 'Meine',
  'bar.unassigned': 'Frei',
  'bar.new': 'Neu',
  'bar.notices': 'Meldungen',
  'nav.guide': 'Anleitung',
  'nav.signOut': 'Abmelden',
  'nav.theme.light': 'Hell',
  'nav.theme.dark': 'Dunkel',
  'nav.theme.system': 'Wie das System',
  'nav.theme': 'Darstellung',
  'nav.new': 'Neues Gespräch',

  'keys.title': 'Tastenkürzel',
  'keys.next': 'Nächstes Gespräch',
  'keys.previous': 'Vorheriges Gespräch',
  'keys.resolve': 'Erledigen oder wieder öffnen',
  'keys.reply': 'Antworten',
  'keys.note': 'Interne Notiz',
  'keys.assign': 'Zuweisen',
  'keys.snooze': 'Zurückstellen',
  'keys.search': 'Suchen',
  'keys.send': 'Senden',
  'keys.leave': 'Feld oder Gespräch verlassen',
}
