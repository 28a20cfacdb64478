import type { notices as english } from '../en/notices'

export const notices: Record<keyof typeof english, string> = {
  'notices.title': 'Meldingen',
  'notices.all': 'Alle',
  'notices.filter': 'Welke te tonen',
  'notices.open': 'Openen',
  'notices.show': 'Tonen',
  'notices.unread.one': '{count} ongelezen',
  'notices.unread.other': '{count} ongelezen',
  'notices.more.one': 'Nog {count} melding',
  'notices.more.other': 'Nog {count} meldingen',
  'notices.markAll': 'Alles als gelezen markeren',
  'notices.markRead': 'Als gelezen markeren',
  'notices.markUnread': 'Als ongelezen markeren',
  'notices.empty': 'Geen meldingen',
  'notices.empty.unread': 'Je hebt alles gelezen',
  'notices.empty.detail':
    'Krijg je een gesprek toegewezen, antwoordt een klant of noemt een collega je, dan staat het hier.',
  'notices.latest': 'Laatste: {name}: {words}',

  'notices.mention': 'Je bent genoemd',
  'notices.mention.by': '{by} noemde je',
  'notices.assigned': 'Aan je toegewezen',
  'notices.assigned.by': '{by} wees je dit toe',
  'notices.undelivered': 'Een bericht is niet afgeleverd',
  'notices.woken': 'Terug van snoozen',
  'notices.message.one': '{count} nieuw bericht',
  'notices.message.other': '{count} nieuwe berichten',
  'notices.unassigned.one': '{count} nieuw gesprek zonder eigenaar',
  'notices.unassigned.other': '{count} nieuwe gesprekken zonder eigenaar',

  'notices.undisturbed': 'Niet storen',
  'notices.undisturbed.detail':
    'Een tijdje geen meldingen in beeld, geen geluid en geen push. Alles wacht wel in de lijst.',
  'notices.undisturbed.end': 'Weer storen',
  'notices.quietUntil': 'Stil tot {time}',
  'notices.until.half': '30 minuten',
  'notices.until.hour': '1 uur',
  'notices.until.four': '4 uur',
  'notices.until.tomorrow': 'Tot morgen 8.00 uur',

  'settings.notifications': 'Meldingen',
  'noticeRules.intro':
    'Waarvan je hoort, hoe, en wanneer niet. Alleen voor jou; elke keuze wordt meteen bewaard.',

  'noticeRules.words': 'melding, bel, geluid, dempen, push, niet storen, waarschuwing',
  'noticeRules.ways': 'Wat en hoe',
  'noticeRules.what': 'Wat er gebeurt',
  'noticeRules.way.page': 'In beeld',
  'noticeRules.way.sound': 'Geluid',
  'noticeRules.way.push': 'Push',
  'noticeRules.way.mail': 'E-mail',
  'noticeRules.kind.mention': 'Een collega noemt je',
  'noticeRules.kind.undelivered': 'Een bericht van jou is niet afgeleverd',
  'noticeRules.kind.assigned': 'Een gesprek wordt aan je toegewezen',
  'noticeRules.kind.woken': 'Een gesnoozed gesprek komt terug',
  'noticeRules.kind.message': 'Een klant schrijft in je gesprek',
  'noticeRules.kind.unassigned': 'Een nieuw gesprek zonder eigenaar',
  'noticeRules.none': 'Hier hoor je niets van',

  'noticeRules.sound': 'Geluid',
  'noticeRules.sound.detail':
    'Eén kort geluid, in één venster, hoeveel er ook openstaan. Niet in stille uren.',
  'noticeRules.volume': 'Volume',
  'noticeRules.sound.try': 'Beluisteren: {kind}',
  'noticeRules.sound.locked':
    'Een browser laat een pagina pas geluid maken nadat je erin hebt geklikt of getypt. Tot dan hoor je niets.',
  'noticeRules.sound.off': 'Het volume staat op nul: er klinkt niets.',

  'noticeRules.push': 'Push op dit apparaat',
  'noticeRules.push.detail':
    'Zo hoor je het ook als deze pagina dicht is. De browser vraagt om toestemming zodra je het aanzet.',
  'noticeRules.push.on': 'Aan',
  'noticeRules.push.turnOn': 'Aanzetten',
  'noticeRules.push.turnOff': 'Uitzetten',
  'noticeRules.push.denied':
    'De browser mag van deze pagina geen meldingen tonen. Sta ze toe bij de site-instellingen, naast het adres.',
  'noticeRules.push.insecure': 'Push werkt alleen via https.',
  'noticeRules.push.install':
    'Zet Onethread op een iPhone of iPad eerst via de deelknop op het beginscherm en open het daar.',
  'noticeRules.push.unsupported': 'Deze browser kent geen push.',
  'noticeRules.push.unreachable':
    'De browser kon zijn pushdienst niet bereiken. Misschien houdt het netwerk hem tegen. ({reason})',
  'noticeRules.push.try': 'Proberen',
  'noticeRules.push.tried': 'Er is een push onderweg',
  'noticeRules.push.refused': 'De pushdienst nam het niet aan. Zet push uit en weer aan.',
  'noticeRules.push.devices': 'Je apparaten',
  'noticeRules.push.none': 'Nog geen apparaat krijgt push.',
  'noticeRules.push.added': 'Sinds {time}',
  'noticeRules.push.last': 'Laatste push: {time}',
  'noticeRules.push.this': 'Dit apparaat',
  'noticeRules.push.forget': 'Geen push meer naar {name}',
  'noticeRules.shows': 'Wat er in een push of mail staat',
  'noticeRules.shows.detail': 'Die kan op een vergrendeld scherm staan waar anderen meelezen.',
  'noticeRules.shows.nothing': 'Alleen dat er iets is gebeurd',
  'noticeRules.shows.customer': 'Met de naam van de klant',
  'noticeRules.shows.text': 'Met de naam en het begin van het bericht',

  'noticeRules.quiet': 'Stille uren',
  'noticeRules.quiet.detail':
    'Buiten je werktijd maakt niets lawaai. Het wacht in de lijst, en komt daarna in de mail.',
  'noticeRules.quiet.use': 'Stille uren aanhouden',
  'noticeRules.quiet.from': 'Van',
  'noticeRules.quiet.until': 'Tot',
  'noticeRules.quiet.days': 'Avonden waarop ze beginnen',
  'noticeRules.quiet.free': 'Dagen die helemaal stil zijn',
  'noticeRules.zone': 'Tijdzone',
  'noticeRules.quiet.same': 'Ze moeten op een ander tijdstip eindigen dan ze beginnen.',

  'noticeRules.digest': 'E-mail',
  'noticeRules.digest.detail':
    'Eén mail over alles wat ongelezen bleef, nooit een per melding. Niets ongelezen, dan geen mail.',
  'noticeRules.digest.soon': 'Een kwartier nadat het gebeurde',
  'noticeRules.digest.hourly': 'Hoogstens eens per uur',
  'noticeRules.digest.daily': 'Eens per dag',
  'noticeRules.digest.at': 'Om',

  'nav.bar': 'Waarheen',

  'update.ready': 'Er is een nieuwe versie.',
  'update.now': 'Nu herladen',
}
