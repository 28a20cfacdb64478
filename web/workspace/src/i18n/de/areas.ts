import type { areas as english } from '../en/areas'

export const areas: Record<keyof typeof english, string> = {
  'areas.home.intro': 'Alles, was sich einstellen lässt, erklärt an Ort und Stelle.',
  'areas.search': 'Einstellung suchen',
  'areas.search.none': 'Nichts heißt so. Versuchen Sie ein anderes Wort.',
  'areas.search.found.one': '{count} Einstellung gefunden',
  'areas.search.found.other': '{count} Einstellungen gefunden',
  'areas.back': 'Alle Einstellungen',

  'areas.group.you': 'Sie',
  'areas.group.organisation': 'Organisation',
  'areas.group.channels': 'Kanäle',
  'areas.group.safety': 'Sicherheit',
  'areas.group.developers': 'Entwicklung',

  'areas.profile': 'Ihr Profil',
  'areas.profile.intro': 'Ihr Name, Ihre Sprache, Ihr Passwort, und wo Sie angemeldet sind.',
  'areas.profile.words': 'Konto, ich, Passwort, Kennwort, Anmeldung, Sitzungen, Sprache, Abmelden',
  'areas.organisation': 'Organisation',
  'areas.organisation.intro': 'Ihr Name, ihre Sprache, ihr Land und die Öffnungszeiten.',
  'areas.organisation.words':
    'Firma, Unternehmen, Öffnungszeiten, Feiertage, geschlossen, Zeitzone, Land, Telefonnummern',
  'areas.people': 'Personen',
  'areas.people.intro': 'Wer hier arbeitet, und was jeder darf.',
  'areas.people.words':
    'Agenten, Benutzer, Kollegen, Mitarbeiter, einladen, Einladung, deaktivieren',
  'areas.channels': 'Kanäle',
  'areas.channels.intro': 'Jedes Konto, über das Kunden Sie erreichen.',
  'areas.channels.words': 'E-Mail, Postfach, WhatsApp, Webchat, Widget, verbinden, IMAP, SMTP',
  'areas.deadLetters': 'Nicht verarbeitet',
  'areas.deadLetters.intro': 'Was einging und nicht zu lesen war. Nichts davon geht verloren.',
  'areas.deadLetters.words': 'Dead Letters, Fehler, fehlgeschlagen, Nutzdaten, erneut versuchen',
  'areas.audit': 'Prüfprotokoll',
  'areas.audit.intro': 'Jede Änderung, und jedes Mal, wenn Kundendaten gelesen wurden.',
  'areas.audit.words': 'Log, Verlauf, Datenschutz, DSGVO, wer hat was getan, Export, CSV',
  'areas.tokens': 'API-Token',
  'areas.tokens.intro': 'Für Programme, die in Ihrem Namen die API nutzen.',
  'areas.tokens.words': 'Schlüssel, API, Schnittstelle, Scopes, Zugriff, Programm',
  'areas.webhooks': 'Webhooks',
  'areas.webhooks.intro': 'Andere Systeme erfahren, was hier geschieht.',
  'areas.webhooks.words': 'Ereignisse, Schnittstelle, CRM, Callback, Geheimnis, Signatur',
}
