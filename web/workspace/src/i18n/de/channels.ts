import type { channelWords as english } from '../en/channels'

export const channelWords = {
  'connectors.filter': 'Kanal finden: WhatsApp, E-Mail, Chat…',
  'connectors.none': 'Nichts heißt so',
  'connectors.none.detail':
    'Ein Formular, ein SMS-Gateway oder ein eigenes Programm verbindet sich über „{kind}“.',
  'connectors.area.mail': 'E-Mail',
  'connectors.area.messaging': 'Nachrichten',
  'connectors.area.sms': 'SMS',
  'connectors.area.site': 'Ihre Website und App',
  'connectors.area.public': 'Öffentlich: Kommentare, Beiträge und Bewertungen',
  'connectors.area.work': 'Arbeitschat und offene Netze',
  'connectors.area.life': 'Bestellungen, Besuche, Besprechungen und Geräte',
  'connectors.area.own': 'Ihre eigenen Systeme',
  'connectors.needs.poll': 'Nötig: ein Zugang beim Anbieter; dort ist nichts einzutragen',
  'connectors.needs.webhook': 'Nötig: eine Webhook-Adresse beim Anbieter einfügen',
  'connectors.needs.receiver': 'Nötig: ein Postfach oder Zugang; beim Anbieter ist nichts zu tun',
  'connectors.needs.socket': 'Nötig: eine Zeile auf Ihrer Website',
  'connectors.can.files': 'Bilder und Dateien',
  'connectors.can.voice': 'Sprachnachrichten',
  'connectors.can.html': 'formatierter Text',
  'connectors.can.buttons': 'Schaltflächen',
  'connectors.can.template': 'Vorlagen',
  'connectors.can.start': 'zuerst schreiben',
  'connectors.can.read': 'Lesebestätigungen',
  'connectors.can.live': 'Tippen live',
  'connectors.can.window': 'Antworten binnen {hours} Std.',
  'connectors.quality.basic': 'Grundlegend',
  'connectors.quality.full': 'Vollständig',
  'connectors.quality.exemplary': 'Bewährt',
  'connectors.quality.basic.detail': 'Empfängt und sendet sicher; mit echten Nachrichten geprüft.',
  'connectors.quality.full.detail':
    'Erklärt auch jede Ablehnung, überträgt Medien und prüft die Verbindung.',
  'connectors.quality.exemplary.detail': 'Alles, was der Anbieter bietet, bis ins Letzte geprüft.',

  'health.summary': 'Zuletzt ein {in} · zuletzt aus {out}',
  'health.fine': 'Alles funktioniert',
  'health.fine.detail': 'Nichts wartet, und nichts wurde abgewiesen.',
  'health.new': 'Noch ist nichts eingegangen',
  'health.new.webhook':
    'Fügen Sie die Webhook-Adresse beim Anbieter ein und senden Sie sich eine Nachricht: Sie erscheint binnen Sekunden.',
  'health.new.receiver':
    'Senden Sie eine E-Mail an diese Adresse: Sie erscheint binnen einer Minute.',
  'health.new.poll':
    'Schreiben Sie dort selbst etwas: Es erscheint beim nächsten Nachsehen, höchstens nach wenigen Minuten.',
  'health.new.socket':
    'Öffnen Sie die Probeseite und schreiben Sie etwas, oder setzen Sie die Zeile auf Ihre Website.',
  'health.paused': 'Von jemandem bei Ihnen pausiert',
  'health.paused.detail': 'Fortsetzen, sobald Sie so weit sind: Was wartet, geht dann hinaus.',
  'health.failing': 'Die Verbindung schlägt fehl: {reason}',
  'health.failing.detail':
    'Wählen Sie „Verbindung testen“ unten in den Einstellungen; dann steht dort, was nicht stimmt.',
  'health.credential':
    'Ein Passwort oder Token ist vielleicht abgelaufen oder geändert. Tragen Sie das neue unten ein, testen Sie und speichern Sie.',
  'health.provider': 'Der Anbieter bat, bis {time} zu warten',
  'health.provider.detail':
    'Es wurde zu viel auf einmal gesendet. Antworten gehen danach von selbst hinaus; es ist nichts zu tun.',
  'health.lagIn': 'Empfangene Nachrichten warten auf Verarbeitung seit {time}',
  'health.lagIn.detail':
    'Nichts geht verloren. Es ist eine Spitze, oder der Worker läuft nicht: Fragen Sie, wer das System betreibt.',
  'health.lagOut': 'Antworten warten auf den Versand seit {time}',
  'health.lagOut.detail':
    'Der Anbieter nimmt sie gerade nicht an; sie werden erneut versucht. Wählen Sie unten „Verbindung testen“.',
  'health.refused': 'Anfragen mit falscher Signatur, zuletzt {time}: {count}',
  'health.refused.detail':
    'Fehlen Nachrichten, weicht das Geheimnis hier von dem des Anbieters ab: Fügen Sie es neu ein. Sonst haben Fremde angeklopft; davon wurde nichts behalten.',
  'health.letters': 'Empfangen, aber nicht verstanden: {count}',
  'health.letters.detail':
    'Sie sind aufbewahrt. Sehen Sie unten, warum, und versuchen Sie es nach Behebung der Ursache erneut.',
  'health.failed': 'Antworten, die nicht gesendet werden konnten, in 7 Tagen: {count}',
  'health.failed.detail':
    'Jede sagt in ihrem Gespräch, warum; dort kann sie erneut gesendet werden.',
  'health.waitingIn': 'Wartet auf Verarbeitung',
  'health.waitingOut': 'Wartet auf Versand',

  'channels.paused.done': '„{name}“ ist pausiert',
  'channels.resumed.done': '„{name}“ arbeitet wieder',
  'channels.pause.detail':
    'Was Mitarbeitende antworten, wartet, bis Sie fortsetzen. Offene Gespräche bleiben, wie sie sind.',
  'channels.pause.webhook': 'Was Kunden senden, wird weiterhin empfangen und gezeigt.',
  'channels.pause.receiver':
    'E-Mails bleiben solange im Postfach und werden beim Fortsetzen abgeholt.',
  'channels.pause.poll': 'Was dort inzwischen gesagt wird, wird beim Fortsetzen abgeholt.',
  'channels.pause.socket':
    'Besucher können solange nicht chatten: Die Schaltfläche ist nicht auf Ihrer Website.',
  'channels.resume.detail':
    'Was wartete, geht sofort hinaus, in der Reihenfolge, in der es geschrieben wurde.',
  'channels.remove.in': 'Was Kunden künftig dorthin senden, wird nicht empfangen.',
  'channels.remove.open':
    'Offene Gespräche bleiben und können über andere Kanäle des Kunden beantwortet werden; hier wartende Antworten schlagen fehl und sagen es.',
  'channels.remove.final': 'Das lässt sich nicht rückgängig machen. Pausieren schon.',
  'channels.work': 'Pausieren oder entfernen',
} satisfies Record<keyof typeof english, string>
