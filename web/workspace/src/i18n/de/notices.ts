import type { notices as english } from '../en/notices'

export const notices: Record<keyof typeof english, string> = {
  'notices.title': 'Benachrichtigungen',
  'notices.all': 'Alle',
  'notices.filter': 'Welche anzeigen',
  'notices.open': 'Öffnen',
  'notices.show': 'Anzeigen',
  'notices.unread.one': '{count} ungelesen',
  'notices.unread.other': '{count} ungelesen',
  'notices.more.one': '{count} weitere Benachrichtigung',
  'notices.more.other': '{count} weitere Benachrichtigungen',
  'notices.markAll': 'Alle als gelesen markieren',
  'notices.markRead': 'Als gelesen markieren',
  'notices.markUnread': 'Als ungelesen markieren',
  'notices.empty': 'Keine Benachrichtigungen',
  'notices.empty.unread': 'Sie haben alles gelesen',
  'notices.empty.detail':
    'Wird Ihnen ein Gespräch zugewiesen, antwortet ein Kunde oder erwähnt Sie jemand aus dem Team, erscheint es hier.',
  'notices.latest': 'Zuletzt: {name}: {words}',

  'notices.mention': 'Sie wurden erwähnt',
  'notices.mention.by': '{by} hat Sie erwähnt',
  'notices.assigned': 'Ihnen zugewiesen',
  'notices.assigned.by': '{by} hat Ihnen dies zugewiesen',
  'notices.undelivered': 'Eine Nachricht wurde nicht zugestellt',
  'notices.woken': 'Nicht mehr zurückgestellt',
  'notices.message.one': '{count} neue Nachricht',
  'notices.message.other': '{count} neue Nachrichten',
  'notices.unassigned.one': '{count} neues, nicht zugewiesenes Gespräch',
  'notices.unassigned.other': '{count} neue, nicht zugewiesene Gespräche',

  'notices.undisturbed': 'Nicht stören',
  'notices.undisturbed.detail':
    'Eine Zeit lang keine Einblendungen, Töne oder Push-Nachrichten. Alles wartet weiter in der Liste.',
  'notices.undisturbed.end': 'Wieder stören',
  'notices.quietUntil': 'Ruhe bis {time}',
  'notices.until.half': '30 Minuten',
  'notices.until.hour': '1 Stunde',
  'notices.until.four': '4 Stunden',
  'notices.until.tomorrow': 'Bis morgen um 8:00 Uhr',

  'settings.notifications': 'Benachrichtigungen',
  'noticeRules.intro':
    'Wovon Sie erfahren, wie, und wann nicht. Nur für Sie; jede Wahl wird sofort gespeichert.',

  'noticeRules.words': 'Mitteilungen, Glocke, Hinweis, Ton, stumm, Push, Meldung, nicht stören',
  'noticeRules.ways': 'Was und wie',
  'noticeRules.what': 'Was geschieht',
  'noticeRules.way.page': 'Auf der Seite',
  'noticeRules.way.sound': 'Ton',
  'noticeRules.way.push': 'Push',
  'noticeRules.way.mail': 'E-Mail',
  'noticeRules.kind.mention': 'Jemand aus dem Team erwähnt Sie',
  'noticeRules.kind.undelivered': 'Eine Ihrer Nachrichten wurde nicht zugestellt',
  'noticeRules.kind.assigned': 'Ein Gespräch wird Ihnen zugewiesen',
  'noticeRules.kind.woken': 'Ein zurückgestelltes Gespräch kommt wieder',
  'noticeRules.kind.message': 'Ein Kunde schreibt in Ihrem Gespräch',
  'noticeRules.kind.unassigned': 'Ein neues, nicht zugewiesenes Gespräch',
  'noticeRules.none': 'Davon erfahren Sie nichts',

  'noticeRules.sound': 'Ton',
  'noticeRules.sound.detail':
    'Ein kurzer Ton, nur in einem Fenster, egal wie viele offen sind. In Ruhezeiten keiner.',
  'noticeRules.volume': 'Lautstärke',
  'noticeRules.sound.try': 'Anhören: {kind}',
  'noticeRules.sound.locked':
    'Ein Browser lässt eine Seite erst klingen, nachdem Sie darin geklickt oder getippt haben. Bis dahin hören Sie nichts.',
  'noticeRules.sound.off': 'Die Lautstärke ist null: Es ist nichts zu hören.',

  'noticeRules.push': 'Push auf diesem Gerät',
  'noticeRules.push.detail':
    'So erfahren Sie es auch, wenn diese Seite geschlossen ist. Der Browser fragt um Erlaubnis, sobald Sie es einschalten.',
  'noticeRules.push.on': 'Ein',
  'noticeRules.push.turnOn': 'Einschalten',
  'noticeRules.push.turnOff': 'Ausschalten',
  'noticeRules.push.denied':
    'Der Browser darf für diese Seite keine Benachrichtigungen zeigen. Erlauben Sie sie in den Website-Einstellungen neben der Adresse.',
  'noticeRules.push.insecure': 'Push funktioniert nur über https.',
  'noticeRules.push.install':
    'Legen Sie Onethread auf einem iPhone oder iPad zuerst über die Teilen-Taste auf den Home-Bildschirm und öffnen Sie es von dort.',
  'noticeRules.push.unsupported': 'Dieser Browser kennt kein Push.',
  'noticeRules.push.unreachable':
    'Der Browser konnte seinen Push-Dienst nicht erreichen. Vielleicht sperrt ihn das Netzwerk. ({reason})',
  'noticeRules.push.try': 'Ausprobieren',
  'noticeRules.push.tried': 'Eine Push-Nachricht ist unterwegs',
  'noticeRules.push.refused':
    'Der Push-Dienst hat sie nicht angenommen. Schalten Sie Push aus und wieder ein.',
  'noticeRules.push.devices': 'Ihre Geräte',
  'noticeRules.push.none': 'Noch kein Gerät erhält Push-Nachrichten.',
  'noticeRules.push.added': 'Seit {time}',
  'noticeRules.push.last': 'Zuletzt: {time}',
  'noticeRules.push.this': 'Dieses',
  'noticeRules.push.forget': 'Kein Push mehr an {name}',
  'noticeRules.shows': 'Was in Push und E-Mail steht',
  'noticeRules.shows.detail':
    'Das kann auf einem gesperrten Bildschirm stehen, wo andere mitlesen.',
  'noticeRules.shows.nothing': 'Nur, dass etwas geschehen ist',
  'noticeRules.shows.customer': 'Mit dem Namen des Kunden',
  'noticeRules.shows.text': 'Mit Namen und Anfang der Nachricht',

  'noticeRules.quiet': 'Ruhezeiten',
  'noticeRules.quiet.detail':
    'Außerhalb Ihrer Arbeitszeit ist nichts zu hören. Es wartet in der Liste und kommt danach per E-Mail.',
  'noticeRules.quiet.use': 'Ruhezeiten einhalten',
  'noticeRules.quiet.from': 'Von',
  'noticeRules.quiet.until': 'Bis',
  'noticeRules.quiet.days': 'Abende, an denen sie beginnen',
  'noticeRules.quiet.free': 'Tage, an denen ganz Ruhe ist',
  'noticeRules.zone': 'Zeitzone',
  'noticeRules.quiet.same': 'Ende und Beginn müssen verschieden sein.',

  'noticeRules.digest': 'E-Mail',
  'noticeRules.digest.detail':
    'Eine E-Mail über alles, was ungelesen blieb, nie eine für jedes. Ist nichts ungelesen, kommt keine.',
  'noticeRules.digest.soon': 'Eine Viertelstunde danach',
  'noticeRules.digest.hourly': 'Höchstens einmal pro Stunde',
  'noticeRules.digest.daily': 'Einmal am Tag',
  'noticeRules.digest.at': 'Um',

  'nav.bar': 'Wohin',

  'update.ready': 'Eine neue Version ist bereit.',
  'update.now': 'Jetzt neu laden',
}
