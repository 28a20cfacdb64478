/** What permissions and scopes allow, and what webhooks tell of, by the English words. */
export const rights: Record<string, string> = {
  'See the inbox, conversations, messages, drafts and search.':
    'De inbox, gesprekken, berichten en concepten zien en zoeken.',
  'Answer a customer, and send again what failed.':
    'Een klant antwoorden, en opnieuw versturen wat mislukte.',
  'Start a conversation with a customer.': 'Een gesprek met een klant beginnen.',
  'Write internal notes.': 'Interne notities schrijven.',
  'Give a conversation to an agent, a team or to nobody.':
    'Een gesprek toewijzen aan een medewerker, een team of niemand.',
  'Change status, subject and tags of a conversation.':
    'Status, onderwerp en labels van een gesprek wijzigen.',
  'Move, split and merge conversations and messages.':
    'Gesprekken en berichten verplaatsen, splitsen en samenvoegen.',
  'See and save a message as it came in, with all its headers.':
    'Een bericht zien en opslaan zoals het binnenkwam, met alle kopregels.',
  'Share views of the inbox with everyone, and change shared ones.':
    'Weergaven van de inbox met iedereen delen, en gedeelde wijzigen.',
  'See customers, their identities and timeline.':
    'Klanten zien, met hun identiteiten en tijdlijn.',
  'Change a customer and their identities.': 'Een klant en de identiteiten wijzigen.',
  'Merge customers and undo it.': 'Klanten samenvoegen en dat ongedaan maken.',
  'See snippets and use them.': 'Standaardteksten zien en gebruiken.',
  "Write one's own snippets, and those of one's teams.":
    'Eigen standaardteksten schrijven, en die van de eigen teams.',
  'Write snippets for everybody and for every team.':
    'Standaardteksten schrijven voor iedereen en voor elk team.',
  'See and change the fields of customers that not everyone may.':
    'De klantvelden zien en wijzigen die niet iedereen mag.',
  'Take a list of customers out as a file.': 'Een lijst van klanten als bestand opslaan.',
  'Bring customers in from a file.': 'Klanten uit een bestand binnenhalen.',
  'Define fields of customers and types of objects.': 'Klantvelden en soorten objecten bepalen.',
  'Bring in, change and remove objects of customers (contracts, orders).':
    'Objecten van klanten (contracten, bestellingen) binnenbrengen, wijzigen en verwijderen.',
  'Open attachments.': 'Bijlagen openen.',
  'Upload attachments.': 'Bijlagen uploaden.',
  'Follow changes live.': 'Wijzigingen direct volgen.',
  'See which channels there are and how they do.':
    'Zien welke kanalen er zijn en hoe het ermee gaat.',
  'Connect, change, test and remove channels.':
    'Kanalen verbinden, wijzigen, testen en verwijderen.',
  'See why something could not be read, try it again, discard it.':
    'Zien waarom iets niet te lezen was, het opnieuw proberen, het weggooien.',
  'See what could not be read word for word, with personal data in it.':
    'Letterlijk zien wat niet te lezen was, met persoonsgegevens erin.',
  'Make, change, merge and archive tags.': 'Labels maken, wijzigen, samenvoegen en archiveren.',
  'See the names of agents, teams and departments.':
    'De namen van medewerkers, teams en afdelingen zien.',
  'Invite agents, change their role, deactivate them.':
    'Medewerkers uitnodigen, hun rol wijzigen, ze uitzetten.',
  'Make and change roles, from permissions that one has oneself.':
    'Rollen maken en wijzigen, met rechten die je zelf hebt.',
  'Make, change and archive teams and departments.':
    'Teams en afdelingen maken, wijzigen en archiveren.',
  'Make, change and archive brands, with their signature.':
    'Merken met hun ondertekening maken, wijzigen en archiveren.',
  'Make and withdraw API tokens.': 'API-tokens maken en intrekken.',
  'Subscribe other systems to events.': 'Andere systemen op gebeurtenissen abonneren.',
  'Read the audit trail.': 'Het logboek lezen.',
  'Save the audit trail as a file.': 'Het logboek als bestand opslaan.',
  "See the organisation's name, language and region.":
    'Naam, taal en regio van de organisatie zien.',
  "Change the organisation's settings.": 'De instellingen van de organisatie wijzigen.',
  'Read conversations, messages and attachments, and follow changes live.':
    'Gesprekken, berichten en bijlagen lezen, en wijzigingen direct volgen.',
  'Answer, start, annotate, assign, resolve and correct conversations; upload attachments.':
    'Gesprekken beantwoorden, beginnen, van notities voorzien, toewijzen, afhandelen en rechtzetten; bijlagen uploaden.',
  'Read customers and their identities.': 'Klanten en hun identiteiten lezen.',
  'Change and merge customers.': 'Klanten wijzigen en samenvoegen.',
  'See snippets.': 'Standaardteksten zien.',
  'See and write snippets.': 'Standaardteksten zien en schrijven.',
  'Take lists of customers out and bring them in.':
    'Lijsten van klanten als bestand opslaan en binnenhalen.',
  'See channels and their health.': 'Kanalen zien en hoe het ermee gaat.',
  'Connect, change and remove channels; retry or discard what could not be read.':
    'Kanalen verbinden, wijzigen en verwijderen; opnieuw proberen of weggooien wat niet te lezen was.',
  "Read and change the organisation's settings, teams, departments, brands and tags.":
    'Instellingen, teams, afdelingen, merken en labels van de organisatie lezen en wijzigen.',
  'Read and save the audit trail.': 'Het logboek lezen en opslaan.',
  'Payloads hold the conversation and the message with its text.':
    'Berichten naar de webhook bevatten het gesprek en het bericht met zijn tekst.',
  'Payloads hold the customer with name and identities.':
    'Berichten naar de webhook bevatten de klant, met naam en identiteiten.',
  'A customer said something.': 'Een klant zei iets.',
  'An answer was given; it is on its way.': 'Er is een antwoord gegeven; het is onderweg.',
  'An answer was sent, delivered, read, or failed.':
    'Een antwoord is verstuurd, afgeleverd, gelezen of mislukt.',
  'A message was changed, by the customer or by us.':
    'Een bericht is gewijzigd, door de klant of door ons.',
  'A message was taken back, by the customer or by us.':
    'Een bericht is teruggenomen, door de klant of door ons.',
  'A customer reacted to a message.': 'Een klant reageerde op een bericht.',
  'An agent wrote an internal note.': 'Een medewerker schreef een interne notitie.',
  'A conversation began.': 'Er begon een gesprek.',
  'Status, owner, team, tags or subject of a conversation changed.':
    'Status, eigenaar, team, labels of onderwerp van een gesprek veranderde.',
  'A customer came back to a resolved matter.': 'Een klant kwam terug op iets wat was afgehandeld.',
  'A conversation or message went to where it belongs.':
    'Een gesprek of bericht ging naar waar het hoort.',
  'Messages became a conversation of their own.': 'Berichten werden een eigen gesprek.',
  'Two conversations became one.': 'Twee gesprekken werden één.',
  'A customer got in touch for the first time.': 'Een klant nam voor het eerst contact op.',
  "A customer's name, language or identities changed.":
    'Naam, taal of identiteiten van een klant veranderden.',
  'Two customers turned out to be one.': 'Twee klanten bleken er één.',
  'A merge of customers was undone.': 'Een samenvoeging van klanten is ongedaan gemaakt.',
}
