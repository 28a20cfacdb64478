/** What permissions and scopes allow, and what webhooks tell of, by the English words. */
export const rights: Record<string, string> = {
  'See the inbox, conversations, messages, drafts and search.':
    'Posteingang, Gespräche, Nachrichten und Entwürfe sehen und suchen.',
  'Answer a customer, and send again what failed.':
    'Einem Kunden antworten und Fehlgeschlagenes noch einmal senden.',
  'Start a conversation with a customer.': 'Ein Gespräch mit einem Kunden beginnen.',
  'Write internal notes.': 'Interne Notizen schreiben.',
  'Give a conversation to an agent, a team or to nobody.':
    'Ein Gespräch einer Person, einem Team oder niemandem zuweisen.',
  'Change status, subject and tags of a conversation.':
    'Status, Betreff und Schlagwörter eines Gesprächs ändern.',
  'Move, split and merge conversations and messages.':
    'Gespräche und Nachrichten verschieben, abtrennen und zusammenführen.',
  'See and save a message as it came in, with all its headers.':
    'Eine Nachricht sehen und speichern, wie sie hereinkam, mit allen Kopfzeilen.',
  'Share views of the inbox with everyone, and change shared ones.':
    'Ansichten des Posteingangs für alle freigeben und freigegebene ändern.',
  'See customers, their identities and timeline.':
    'Kunden sehen, mit ihren Identitäten und ihrem Verlauf.',
  'Change a customer and their identities.': 'Einen Kunden und seine Identitäten ändern.',
  'Merge customers and undo it.': 'Kunden zusammenführen und das rückgängig machen.',
  'See snippets and use them.': 'Textbausteine sehen und benutzen.',
  "Write one's own snippets, and those of one's teams.":
    'Eigene Textbausteine schreiben und die der eigenen Teams.',
  'Write snippets for everybody and for every team.':
    'Textbausteine für alle und für jedes Team schreiben.',
  'See and change the fields of customers that not everyone may.':
    'Kundenfelder sehen und ändern, die nicht alle dürfen.',
  'Take a list of customers out as a file.': 'Eine Kundenliste als Datei speichern.',
  'Bring customers in from a file.': 'Kunden aus einer Datei übernehmen.',
  'Define fields of customers and types of objects.': 'Kundenfelder und Objektarten festlegen.',
  'Bring in, change and remove objects of customers (contracts, orders).':
    'Objekte von Kunden (Verträge, Bestellungen) einbringen, ändern und entfernen.',
  'Open attachments.': 'Anhänge öffnen.',
  'Upload attachments.': 'Anhänge hochladen.',
  'Follow changes live.': 'Änderungen live verfolgen.',
  'See which channels there are and how they do.':
    'Sehen, welche Kanäle es gibt und wie es ihnen geht.',
  'Connect, change, test and remove channels.': 'Kanäle verbinden, ändern, testen und entfernen.',
  'See why something could not be read, try it again, discard it.':
    'Sehen, warum etwas nicht gelesen werden konnte, es noch einmal versuchen, es verwerfen.',
  'See what could not be read word for word, with personal data in it.':
    'Wortwörtlich sehen, was nicht gelesen werden konnte, mit personenbezogenen Daten.',
  'Make, change, merge and archive tags.':
    'Schlagwörter anlegen, ändern, zusammenführen und archivieren.',
  'See the names of agents, teams and departments.':
    'Die Namen von Mitarbeitenden, Teams und Abteilungen sehen.',
  'Invite agents, change their role, deactivate them.':
    'Mitarbeitende einladen, ihre Rolle ändern, sie deaktivieren.',
  'Make and change roles, from permissions that one has oneself.':
    'Rollen anlegen und ändern, aus Rechten, die man selbst hat.',
  'Make, change and archive teams and departments.':
    'Teams und Abteilungen anlegen, ändern und archivieren.',
  'Make, change and archive brands, with their signature.':
    'Marken mit ihrer Signatur anlegen, ändern und archivieren.',
  'Make and withdraw API tokens.': 'API-Token anlegen und widerrufen.',
  'Subscribe other systems to events.': 'Andere Systeme über Ereignisse benachrichtigen.',
  'Read the audit trail.': 'Das Prüfprotokoll lesen.',
  'Save the audit trail as a file.': 'Das Prüfprotokoll als Datei speichern.',
  "See the organisation's name, language and region.":
    'Name, Sprache und Region der Organisation sehen.',
  "Change the organisation's settings.": 'Die Einstellungen der Organisation ändern.',
  'Read conversations, messages and attachments, and follow changes live.':
    'Gespräche, Nachrichten und Anhänge lesen und Änderungen live verfolgen.',
  'Answer, start, annotate, assign, resolve and correct conversations; upload attachments.':
    'Gespräche beantworten, beginnen, mit Notizen versehen, zuweisen, erledigen und berichtigen; Anhänge hochladen.',
  'Read customers and their identities.': 'Kunden und ihre Identitäten lesen.',
  'Change and merge customers.': 'Kunden ändern und zusammenführen.',
  'See snippets.': 'Textbausteine sehen.',
  'See and write snippets.': 'Textbausteine sehen und schreiben.',
  'Take lists of customers out and bring them in.':
    'Kundenlisten als Datei speichern und übernehmen.',
  'See channels and their health.': 'Kanäle und ihren Zustand sehen.',
  'Connect, change and remove channels; retry or discard what could not be read.':
    'Kanäle verbinden, ändern und entfernen; Unlesbares noch einmal versuchen oder verwerfen.',
  "Read and change the organisation's settings, teams, departments, brands and tags.":
    'Einstellungen, Teams, Abteilungen, Marken und Schlagwörter der Organisation lesen und ändern.',
  'Read and save the audit trail.': 'Das Prüfprotokoll lesen und speichern.',
  'Payloads hold the conversation and the message with its text.':
    'Die Nachrichten an den Webhook enthalten das Gespräch und die Nachricht mit ihrem Text.',
  'Payloads hold the customer with name and identities.':
    'Die Nachrichten an den Webhook enthalten den Kunden mit Namen und Identitäten.',
  'A customer said something.': 'Ein Kunde hat etwas gesagt.',
  'An answer was given; it is on its way.': 'Eine Antwort wurde gegeben; sie ist unterwegs.',
  'An answer was sent, delivered, read, or failed.':
    'Eine Antwort wurde gesendet, zugestellt, gelesen oder ist fehlgeschlagen.',
  'A message was changed, by the customer or by us.':
    'Eine Nachricht wurde geändert, vom Kunden oder von uns.',
  'A message was taken back, by the customer or by us.':
    'Eine Nachricht wurde zurückgenommen, vom Kunden oder von uns.',
  'A customer reacted to a message.': 'Ein Kunde hat auf eine Nachricht reagiert.',
  'An agent wrote an internal note.': 'Eine interne Notiz wurde geschrieben.',
  'A conversation began.': 'Ein Gespräch begann.',
  'Status, owner, team, tags or subject of a conversation changed.':
    'Status, Zuständige, Team, Schlagwörter oder Betreff eines Gesprächs haben sich geändert.',
  'A customer came back to a resolved matter.': 'Ein Kunde kam auf etwas Erledigtes zurück.',
  'A conversation or message went to where it belongs.':
    'Ein Gespräch oder eine Nachricht kam dorthin, wo es hingehört.',
  'Messages became a conversation of their own.': 'Nachrichten wurden ein eigenes Gespräch.',
  'Two conversations became one.': 'Aus zwei Gesprächen wurde eines.',
  'A customer got in touch for the first time.': 'Ein Kunde hat sich zum ersten Mal gemeldet.',
  "A customer's name, language or identities changed.":
    'Name, Sprache oder Identitäten eines Kunden haben sich geändert.',
  'Two customers turned out to be one.': 'Zwei Kunden waren in Wahrheit einer.',
  'A merge of customers was undone.': 'Eine Zusammenführung von Kunden wurde rückgängig gemacht.',
}
