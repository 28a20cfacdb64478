import type { people as english } from '../en/people'

export const people: Record<keyof typeof english, string> = {
  'password.hint': 'Mindestens 12 Zeichen. Ein paar Wörter ergeben ein gutes Passwort.',

  'signIn.title': 'Anmelden',
  'signIn.email': 'E-Mail-Adresse',
  'signIn.password': 'Passwort',
  'signIn.submit': 'Anmelden',
  'signIn.ended': 'Sie wurden abgemeldet. Melden Sie sich an, um weiterzuarbeiten.',

  'setup.title': 'Willkommen bei Onethread',
  'setup.intro':
    'Ein paar Minuten, und das erste Gespräch kann kommen. Unterbrechen Sie jederzeit: Es geht weiter, wo Sie waren.',
  'setup.step.organisation': 'Organisation',
  'setup.step.administrator': 'Sie',
  'setup.step.channel': 'Erster Kanal',
  'setup.organisation.name': 'Name der Organisation',
  'setup.organisation.language': 'Sprache',
  'setup.organisation.region': 'Land',
  'setup.organisation.region.hint': 'Für Telefonnummern ohne Landesvorwahl.',
  'setup.administrator.name': 'Ihr Name',
  'setup.code': 'Einrichtungscode',
  'setup.code.hint': 'Der Server hat ihn beim Start ausgegeben.',
  'setup.create': 'Organisation anlegen',
  'setup.channel.intro':
    'Wie erreichen Ihre Kunden Sie? Fügen Sie jetzt einen Kanal hinzu; weitere können folgen.',
  'setup.channel.skip': 'Später',
  'setup.done.detail': 'Der Kanal ist verbunden. Was ab jetzt eingeht, erscheint im Posteingang.',
  'setup.toInbox': 'Zum Posteingang',

  'invitation.title': 'Sie sind eingeladen',
  'invitation.detail': 'Kommen Sie zu {organisation}, als {role}.',
  'invitation.invalid': 'Diese Einladung ist nicht mehr gültig. Bitten Sie um eine neue.',
  'invitation.submit': 'Beitreten',

  'role.agent': 'Agent',
  'role.supervisor': 'Teamleitung',
  'role.administrator': 'Administrator',
  'role.agent.detail': 'Beantwortet Gespräche.',
  'role.supervisor.detail':
    'Beantwortet und kümmert sich um das, was nicht verarbeitet werden konnte.',
  'role.administrator.detail': 'Alles, auch die Einstellungen.',

  'profile.name': 'Name',
  'profile.language': 'Sprache des Arbeitsplatzes',
  'profile.password': 'Passwort ändern',
  'profile.password.current': 'Aktuelles Passwort',
  'profile.password.new': 'Neues Passwort',
  'profile.password.done': 'Ihr Passwort wurde geändert',
  'profile.sessions': 'Wo Sie angemeldet sind',
  'profile.sessions.this': 'Diese hier',
  'profile.sessions.other': 'Ein Programm oder ein anderer Browser',
  'profile.sessions.used': 'Zuletzt verwendet: {time}',
  'profile.sessions.end': 'Dort abmelden',

  'people.invite': 'Einladen',
  'people.invite.title': 'Jemanden ins Team einladen',
  'people.invite.email': 'E-Mail-Adresse',
  'people.invite.role': 'Rolle',
  'people.invite.make': 'Einladung erstellen',
  'people.invite.link':
    'Schicken Sie diesen Link weiter. Er funktioniert einmal und nur wenige Tage.',
  'people.invitations': 'Offene Einladungen',
  'people.expires': 'Läuft ab {time}',
  'people.withdraw': 'Zurückziehen',
  'people.inactive': 'Inaktiv',
  'people.deactivate': 'Deaktivieren',
  'people.activate': 'Aktivieren',
  'people.seen': 'Zuletzt gesehen: {time}',
  'people.you': 'Sie',
}
