import type { channelWords as english } from '../en/channels'

export const channelWords = {
  'connectors.filter': 'Zoek een kanaal: WhatsApp, mail, chat…',
  'connectors.none': 'Niets heet zo',
  'connectors.none.detail':
    'Een formulier, sms-gateway of eigen programma verbind je met “{kind}”.',
  'connectors.area.mail': 'Mail',
  'connectors.area.messaging': 'Berichten',
  'connectors.area.sms': 'Sms',
  'connectors.area.site': 'Je website en app',
  'connectors.area.public': 'In het openbaar: reacties, posts en reviews',
  'connectors.area.work': 'Werkchat en open netwerken',
  'connectors.area.life': 'Bestellingen, bezoeken, vergaderingen en apparaten',
  'connectors.area.own': 'Je eigen systemen',
  'connectors.needs.poll': 'Nodig: een inlog bij de aanbieder; je hoeft daar niets in te stellen',
  'connectors.needs.webhook': 'Nodig: een webhookadres plakken bij de aanbieder',
  'connectors.needs.receiver': 'Nodig: een mailbox of inlog; bij de aanbieder hoeft niets',
  'connectors.needs.socket': 'Nodig: één regel op je website',
  'connectors.can.files': 'afbeeldingen en bestanden',
  'connectors.can.voice': 'spraakberichten',
  'connectors.can.html': 'opgemaakte tekst',
  'connectors.can.buttons': 'knoppen',
  'connectors.can.template': 'sjablonen',
  'connectors.can.start': 'zelf als eerste schrijven',
  'connectors.can.read': 'leesbevestigingen',
  'connectors.can.live': 'live meetypen',
  'connectors.can.window': 'antwoorden binnen {hours} uur',
  'connectors.quality.basic': 'Basis',
  'connectors.quality.full': 'Compleet',
  'connectors.quality.exemplary': 'Bewezen',
  'connectors.quality.basic.detail': 'Ontvangt en verstuurt veilig; getest met echte berichten.',
  'connectors.quality.full.detail':
    'Legt ook elke weigering uit, stuurt media mee en test de verbinding.',
  'connectors.quality.exemplary.detail': 'Alles wat de aanbieder biedt, tot in detail getest.',

  'health.summary': 'Laatst binnen {in} · laatst uit {out}',
  'health.fine': 'Alles werkt',
  'health.fine.detail': 'Er wacht niets en er is niets geweigerd.',
  'health.new': 'Er is nog niets binnengekomen',
  'health.new.webhook':
    'Plak het webhookadres bij de aanbieder en stuur jezelf een bericht: binnen enkele seconden staat het hier.',
  'health.new.receiver': 'Stuur een mail naar dit adres: binnen een minuut staat hij hier.',
  'health.new.poll':
    'Schrijf er zelf iets: het verschijnt bij de volgende keer kijken, hooguit na een paar minuten.',
  'health.new.socket': 'Open de probeerpagina en zeg hallo, of zet de regel op je website.',
  'health.paused': 'Gepauzeerd door iemand van jullie',
  'health.paused.detail': 'Hervat als je zover bent: wat wacht, gaat dan uit.',
  'health.failing': 'De verbinding lukt niet: {reason}',
  'health.failing.detail':
    'Kies “Verbinding testen” bij de instellingen hieronder; dan zie je wat er mis is.',
  'health.credential':
    'Een wachtwoord of token is misschien verlopen of gewijzigd. Vul het nieuwe hieronder in, test, en sla op.',
  'health.provider': 'De aanbieder vroeg te wachten tot {time}',
  'health.provider.detail':
    'Er is te veel tegelijk verstuurd. Antwoorden gaan daarna vanzelf uit; je hoeft niets te doen.',
  'health.lagIn': 'Ontvangen berichten wachten op verwerking sinds {time}',
  'health.lagIn.detail':
    'Er raakt niets kwijt. Het is een piek, of de worker draait niet: vraag wie het systeem beheert.',
  'health.lagOut': 'Antwoorden wachten op verzending sinds {time}',
  'health.lagOut.detail':
    'De aanbieder neemt ze nu niet aan; ze worden opnieuw geprobeerd. Kies hieronder “Verbinding testen”.',
  'health.refused': 'Verzoeken met een foute handtekening, laatst {time}: {count}',
  'health.refused.detail':
    'Mis je berichten, dan is het geheim hier anders dan bij de aanbieder: plak het opnieuw. Anders klopten vreemden aan; daar is niets van bewaard.',
  'health.letters': 'Ontvangen maar niet begrepen: {count}',
  'health.letters.detail':
    'Ze zijn bewaard. Bekijk hieronder waarom, en probeer opnieuw als de oorzaak is verholpen.',
  'health.failed': 'Antwoorden die niet verstuurd konden worden, in 7 dagen: {count}',
  'health.failed.detail': 'Elk zegt in zijn gesprek waarom; daar kun je het opnieuw versturen.',
  'health.waitingIn': 'Wacht op verwerking',
  'health.waitingOut': 'Wacht op verzending',

  'channels.paused.done': '“{name}” is gepauzeerd',
  'channels.resumed.done': '“{name}” werkt weer',
  'channels.pause.detail':
    'Wat medewerkers antwoorden, wacht tot je hervat. Open gesprekken blijven zoals ze zijn.',
  'channels.pause.webhook': 'Wat klanten sturen, komt nog steeds binnen en in beeld.',
  'channels.pause.receiver': 'Mail blijft zolang in de mailbox en wordt opgehaald als je hervat.',
  'channels.pause.poll': 'Wat er intussen gezegd wordt, wordt opgehaald als je hervat.',
  'channels.pause.socket':
    'Bezoekers kunnen zolang niet chatten: de knop staat niet op je website.',
  'channels.resume.detail':
    'Wat wachtte, gaat meteen uit, in de volgorde waarin het is geschreven.',
  'channels.remove.in': 'Wat klanten daar voortaan heen sturen, wordt niet ontvangen.',
  'channels.remove.open':
    'Open gesprekken blijven en zijn via andere kanalen van de klant te beantwoorden; antwoorden die hier wachten mislukken, en zeggen dat.',
  'channels.remove.final': 'Dit is niet ongedaan te maken. Pauzeren wel.',
  'channels.work': 'Pauzeren of verwijderen',
} satisfies Record<keyof typeof english, string>
