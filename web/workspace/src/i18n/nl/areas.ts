import type { areas as english } from '../en/areas'

export const areas: Record<keyof typeof english, string> = {
  'areas.home.intro': 'Alles wat je kunt instellen, uitgelegd waar het staat.',
  'areas.search': 'Zoek een instelling',
  'areas.search.none': 'Niets heet zo. Probeer een ander woord.',
  'areas.search.found.one': '{count} instelling gevonden',
  'areas.search.found.other': '{count} instellingen gevonden',
  'areas.back': 'Alle instellingen',

  'areas.group.you': 'Jij',
  'areas.group.organisation': 'Organisatie',
  'areas.group.channels': 'Kanalen',
  'areas.group.safety': 'Veiligheid',
  'areas.group.developers': 'Ontwikkelaars',

  'areas.profile': 'Je profiel',
  'areas.profile.intro': 'Je naam, taal, wachtwoord en waar je bent ingelogd.',
  'areas.profile.words': 'account, ik, wachtwoord, inloggen, sessies, taal, uitloggen',
  'areas.organisation': 'Organisatie',
  'areas.organisation.intro': 'De naam, de taal, het land en de openingstijden.',
  'areas.organisation.words':
    'bedrijf, openingstijden, feestdagen, gesloten, tijdzone, land, telefoonnummers',
  'areas.people': 'Mensen',
  'areas.people.intro': 'Wie hier werkt, en wat ieder mag.',
  'areas.people.words':
    'agenten, gebruikers, collega’s, medewerkers, uitnodigen, uitnodiging, deactiveren',
  'areas.channels': 'Kanalen',
  'areas.channels.intro': 'Elk account waarlangs klanten je bereiken.',
  'areas.channels.words':
    'e-mail, mailbox, WhatsApp, webchat, widget, verbinden, inbox, IMAP, SMTP',
  'areas.deadLetters': 'Niet verwerkt',
  'areas.deadLetters.intro': 'Wat binnenkwam en niet te lezen was. Er gaat niets van verloren.',
  'areas.deadLetters.words': 'dead letters, fouten, mislukt, payload, opnieuw proberen',
  'areas.audit': 'Logboek',
  'areas.audit.intro': 'Elke wijziging, en elke keer dat iemand klantgegevens las.',
  'areas.audit.words': 'log, geschiedenis, privacy, AVG, wie deed wat, export, CSV',
  'areas.tokens': 'API-tokens',
  'areas.tokens.intro': 'Voor programma’s die namens jou de API gebruiken.',
  'areas.tokens.words': 'sleutel, API, koppeling, scopes, toegang, programma',
  'areas.webhooks': 'Webhooks',
  'areas.webhooks.intro': 'Vertel andere systemen wat hier gebeurt.',
  'areas.webhooks.words': 'gebeurtenissen, koppeling, CRM, callback, geheim, handtekening',
}
