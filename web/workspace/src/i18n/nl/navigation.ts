import type { navigation as english } from '../en/navigation'

export const navigation: Record<keyof typeof english, string> = {
  'app.name': 'Onethread',
  'app.skip': 'Naar het gesprek',
  'app.language': 'Taal',
  'app.menu': 'Menu',

  'view.mine': 'Van mij',
  'view.unassigned': 'Te verdelen',
  'view.all': 'Alle open',
  'view.snoozed': 'Gesnoozed',
  'view.resolved': 'Afgehandeld',

  'nav.settings': 'Instellingen',
  'nav.shortcuts': 'Sneltoetsen',
  // Short enough to stand below an icon on a phone.
  'bar.mine': 'Van mij',
  'bar.unassigned': 'Te verdelen',
  'bar.new': 'Nieuw',
  'bar.notices': 'Meldingen',
  'nav.guide': 'Handleiding',
  'nav.signOut': 'Uitloggen',
  'nav.theme.light': 'Licht',
  'nav.theme.dark': 'Donker',
  'nav.theme.system': 'Zoals het systeem',
  'nav.theme': 'Weergave',
  'nav.new': 'Nieuw gesprek',

  'keys.title': 'Sneltoetsen',
  'keys.next': 'Volgend gesprek',
  'keys.previous': 'Vorig gesprek',
  'keys.resolve': 'Afhandelen of heropenen',
  'keys.reply': 'Antwoorden',
  'keys.note': 'Interne notitie',
  'keys.assign': 'Toewijzen',
  'keys.snooze': 'Snoozen',
  'keys.search': 'Zoeken',
  'keys.send': 'Versturen',
  'keys.leave': 'Het veld of het gesprek verlaten',
}
