/** Emoji with the words by which they are found, in the languages of the workspace. Pure. */
import { folded } from './suggest'

// One a line: the sign, then words in English, Dutch, German, French.
const LINES = `
😀 grin happy blij lachen froh content
😃 smile happy blij glücklich heureux
😄 laugh happy lachen lachend rire
😁 beam grin stralend strahlend sourire
😅 sweat relief phew zweet opgelucht schwitzen soulagé
😂 tears joy lol tranen lachen tränen larmes rire
🙂 slight smile glimlach lächeln sourire
😉 wink knipoog zwinkern clin
😊 blush smile warm blozen lächeln rougir
😇 angel innocent engel unschuldig ange
🥰 love hearts liefde hartjes verliebt amour
😍 heart eyes love verliefd verliebt amoureux
🤗 hug embrace knuffel umarmung câlin
🤔 think hmm denken nadenken nachdenken réfléchir
🤝 handshake deal agree hand akkoord handschlag accord
😐 neutral neutraal neutral neutre
🙄 eyes roll ogen augen yeux
😬 grimace awkward ongemakkelijk grimasse gêné
😔 sad sorry pensive verdrietig jammer traurig triste
😕 confused verward verwirrt confus
🙁 frown sad teleurgesteld enttäuscht déçu
😢 cry tear sad huilen weinen pleurer
😭 sob cry huilen heulen pleurer
😡 angry boos wütend colère
😱 scream shock schrik schock choc peur
😴 sleep tired slapen moe schlafen dormir
🤒 ill sick fever ziek koorts krank malade
🥳 party celebrate feest feier fête
😎 cool sunglasses zonnebril cool lunettes
🙏 thanks please pray dank alsjeblieft bedankt danke bitte merci
👍 yes good ok thumbs up duim goed ja gut daumen bien pouce
👎 no bad thumbs down slecht nee schlecht non mauvais
👌 ok perfect prima perfekt parfait
👋 hello bye wave hallo zwaaien doei tschüss bonjour salut
👏 clap applause bravo applaus klatschen bravo
💪 strong muscle sterk stark fort
🤞 luck fingers crossed geluk duimen glück chance
✌️ peace victory vrede frieden paix
👀 look eyes kijken ogen schauen regarder
🎉 party celebrate congratulations gefeliciteerd feest glückwunsch félicitations
🎂 birthday cake verjaardag taart geburtstag anniversaire
🎁 gift present cadeau geschenk cadeau
🏆 trophy win beker pokal trophée
⭐ star ster stern étoile
✨ sparkle new glans nieuw glitzer brillant
❤️ heart love hart liefde herz coeur amour
💚 green heart groen hart grünes herz coeur vert
💙 blue heart blauw hart blaues herz coeur bleu
💔 broken heart gebroken hart herz coeur brisé
🔥 fire hot vuur heet feuer feu
💯 hundred honderd hundert cent
✅ done check yes klaar gedaan vinkje erledigt fait
☑️ check box vakje vinkje kästchen case
✔️ check vinkje haken coche
❌ no wrong cross nee fout kruis falsch kreuz faux non
⚠️ warning caution let op waarschuwing achtung attention
❗ important exclamation belangrijk wichtig important
❓ question vraag frage question
ℹ️ information info informatie auskunft information
🚫 forbidden not allowed verboden verboten interdit
⛔ stop no entry stop geen toegang halt arrêt
🆕 new nieuw neu nouveau
🆗 ok goed gut
🔴 red rood rot rouge
🟠 orange oranje orange
🟢 green groen grün vert
🔵 blue blauw blau bleu
➡️ right arrow rechts pijl pfeil flèche
⬅️ left arrow links pijl pfeil flèche
⬆️ up arrow omhoog hoch haut
⬇️ down arrow omlaag runter bas
⏰ clock alarm time wekker tijd uhr wecker heure réveil
⌛ wait hourglass wachten zandloper warten attendre
📅 calendar date afspraak agenda datum kalender termin calendrier date
🗓️ calendar plan agenda planning planung agenda
📍 place location plek locatie ort lieu
🗺️ map kaart karte carte
📞 call phone telephone bellen telefoon anrufen téléphone
📱 mobile phone mobiel handy portable
💬 chat message bericht gesprek nachricht message
📧 mail email e-mail post courriel
✉️ letter envelope brief envelop umschlag lettre enveloppe
📦 parcel package delivery pakket bezorging paket colis
📬 mailbox post brievenbus briefkasten boîte
📎 paperclip attachment bijlage anhang pièce
📄 document page document papier dokument page
📋 list clipboard lijst liste presse
📝 note write notitie schrijven notiz écrire
🖊️ pen sign pen tekenen unterschreiben signer stylo
📷 photo camera foto kamera photo
🎥 video camera film vidéo
🔗 link address koppeling lien
🔍 search zoeken suchen chercher
🔑 key sleutel schlüssel clé
🔒 lock secure slot veilig schloss sécurisé
🔓 unlock open ontgrendelen entsperren ouvrir
🔔 bell notify bel melding glocke cloche
🔧 repair wrench tool reparatie sleutel monteur werkzeug réparer outil
🔨 hammer build hamer bouwen bauen marteau
🛠️ tools repair gereedschap reparatie werkzeuge outils
⚙️ settings gear instellingen tandwiel einstellungen réglages
🔌 plug power stekker stroom stecker strom prise
💡 light idea lamp idee licht idee ampoule idée
🔋 battery accu batterij batterie
🖥️ computer screen scherm bildschirm écran
⌨️ keyboard toetsenbord tastatur clavier
🖨️ printer print drucker imprimante
💶 euro money geld betaling zahlung argent
💳 card pay betaalkaart pas bezahlen carte payer
🧾 receipt invoice bon factuur rechnung facture reçu
🛒 cart shop winkelwagen einkaufswagen panier
🏷️ label price prijs etiket preis prix
🏠 house home huis thuis woning haus maison
🏢 office building kantoor gebouw büro bureau
🏥 hospital ziekenhuis krankenhaus hôpital
🏦 bank bank banque
🚪 door deur tür porte
🛁 bath bad badkamer badewanne bain
🚿 shower douche dusche douche
🚽 toilet wc toilet toilette
💧 water drop leak lekkage druppel wasser leck eau fuite
🌡️ temperature heating temperatuur verwarming heizung température
❄️ cold snow koud sneeuw kalt froid neige
☀️ sun zon sonne soleil
🌧️ rain regen pluie
⚡ electricity lightning stroom bliksem strom éclair
🌱 plant green duurzaam nachhaltig plante
♻️ recycle afval recycling müll
🗑️ bin waste prullenbak afval mülleimer poubelle
🚗 car auto voiture
🚚 truck delivery vrachtwagen bezorgen lieferung camion livraison
🚲 bicycle fiets fahrrad vélo
🚌 bus bus autobus
🚆 train trein zug train
✈️ plane flight vliegtuig flug avion
🅿️ parking parkeren parkplatz
☕ coffee koffie kaffee café
🍽️ dinner restaurant eten essen repas
👤 person account persoon konto personne compte
👥 people group mensen groep gruppe groupe
👶 baby kind baby bébé
🐶 dog hond hund chien
🐱 cat kat katze chat
🌷 flower tulip bloem tulp blume fleur
🎵 music muziek musik musique
`

export interface Emoji {
  sign: string
  words: string
}

export const EMOJI: Emoji[] = LINES.trim()
  .split('\n')
  .map((line) => {
    const at = line.indexOf(' ')
    return { sign: line.slice(0, at), words: folded(line.slice(at + 1)) }
  })

/** Those that have a word beginning with each of these. */
export function search(words: string): Emoji[] {
  const wanted = folded(words).split(/\s+/).filter(Boolean)
  return EMOJI.filter(({ words: own }) =>
    wanted.every((word) => own.split(' ').some((each) => each.startsWith(word))),
  )
}

const PLACE = 'onethread.emoji'
const MOST_RECENT = 18

export function recents(): string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(PLACE) ?? '[]')
    return Array.isArray(found) ? found.filter((each) => typeof each === 'string') : []
  } catch {
    return []
  }
}

export function remember(sign: string): void {
  try {
    const now = [sign, ...recents().filter((each) => each !== sign)].slice(0, MOST_RECENT)
    localStorage.setItem(PLACE, JSON.stringify(now))
  } catch {
    // Not kept: nothing is lost but a place in a list.
  }
}
