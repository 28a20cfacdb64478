"""Turns of phrase that tell how a message stands to what was said before, in four languages."""

from __future__ import annotations

import re

from onethread.language.fold import fold
from onethread.language.words import guess_language, telling, words


def _any(*patterns: str) -> re.Pattern[str]:
    # Whole words: what ends in a space ends a word.
    return re.compile(r"(?<![a-z])(?:" + "|".join(patterns) + r")(?:(?![a-z])|(?<=\s))")


# It goes on with an earlier contact, in so many words.
_RESUMES = _any(
    # nl
    r"(?:zoals|wat ik|waar(?:over)?) (?:ik )?(?:al |eerder |net |gisteren |vorige week )",
    r"zoals ik (?:u |jullie |je )?(?:in|via|per|op|aan|door|bij|tijdens) .{2,40}(?:zei|schreef|vertelde|meldde|vroeg|aangaf|noemde|besprak)",
    r"eerder (?:gemeld|gemaild|geappt|gebeld|gechat|geschreven|contact|doorgegeven|besproken|gesprek|al|over|hierover)",
    r"(?:zoals|als) (?:afgesproken|beloofd|besproken|gevraagd|gemeld)",
    r"(?:naar aanleiding van|n\.?a\.?v\.?) (?:ons|mijn|onze|uw|het|de) |vervolg(?:end)? op (?:ons|mijn|het|onze)",
    r"ik (?:mailde|belde|appte|chatte|schreef|meldde|sprak|vroeg|stuurde)\b",
    r"(?:had|heb|hadden|hebben) (?:(?:ik|we|wij|u|hier(?:over)?) )?(?:net|zojuist|eerder|gisteren|al|vorige|vorig|laatst|onlangs)\b.{0,40}(?:contact|gemaild|gechat|geappt|gebeld|geschreven|gemeld|doorgegeven|gevraagd|gesproken)",
    r"(?:had|heb) (?:ik )?contact (?:met|via|over|per|telefonisch)|heb ik (?:gemeld|gemaild|gebeld|geschreven|gevraagd)",
    r"terug(?:komen(?:d)?)? op (?:de|het|mijn|ons|onze|dat|die)|kom(?:en)? (?:nog )?(?:even )?terug op",
    r"(?:paar|aantal|enkele|twee|drie|tijd(?:je)?|poos(?:je)?|week|maand) (?:weken |maanden |dagen |tijd )?(?:geleden|terug) (?:schreef|heb|had|mailde|belde|meldde|was)",
    r"nog (?:steeds )?(?:niets|niks|geen (?:reactie|antwoord|bericht)) (?:gehoord|ontvangen|gekregen|van)|nog over (?:de|het|mijn|dat|die)\b|nog even over",
    r"ik ga (?:hier|even) verder|verder (?:hier|via)|aanvulling|mijn (?:vorige|eerdere|laatste) (?:bericht|mail|vraag|melding)|mijn (?:bericht|vraag|melding|mail) (?:van|via|telefonisch|per|in)",
    r"(?:mijn|ons|onze) (?:melding|mail|mailtje|bericht|berichtje|appje|brief|telefoontje|belletje|gesprek|chat|aanvraag|formulier|verzoek|klacht) (?:van|op|afgelopen|vorige) ?(?:gister|vorige|afgelopen|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|eerder|laatst|\d)",
    # en
    r"(?:my|our) (?:call|message|mail|email|report|form|chat|letter|request|complaint|enquiry)(?: (?:of|from|on|to you|earlier|this|last))+ ?(?:yesterday|week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|today|\d)",
    r"(?:a while|a few (?:weeks|days)|some (?:time|weeks)|(?:two|three|several) weeks|last (?:week|month)|(?:weeks?|months?|days)) ago,? (?:i|we) |following up|follow(?:-| )?up|chasing|further to",
    r"as (?:i (?:said|mentioned|wrote|told)|discussed|agreed|promised|requested|mentioned|per)",
    r"(?:i|we) (?:already |just |have |had )?(?:wrote|emailed|mailed|messaged|called|reported|spoke|chatted|contacted|rang|texted)\b",
    r"(?:previous|earlier|last|our|my) (?:message|email|mail|chat|conversation|call|contact|report)|(?:not|never|nothing) (?:yet )?(?:heard|been contacted)|heard (?:nothing|anything)",
    r"(?:coming|come|getting|get) back (?:to you|on |about )|continuing|carry(?:ing)? on (?:here|from)|in addition to|more (?:on|about) (?:the|my|our) ",
    r"(?:i|we) (?:was|were|have been|'ve been) (?:already |just )?(?:in (?:touch|contact)|speaking|talking|chatting)|as i .{2,30}(?:said|mentioned|wrote|told|explained)",
    # fr
    r"(?:j'etais|nous etions|j'ai (?:deja )?ete|j'avais) (?:deja )?(?:en )?contact|comme je .{2,40}(?:dit|disais|ecrit|ecrivais|signale|expliquais?)",
    r"suite a (?:mon|notre|votre|ma)|je reviens (?:vers|sur|a)|je (?:continue|poursuis)|en complement",
    r"comme (?:convenu|promis|demande|discute|indique|je (?:l'ai |vous l'ai |le )?(?:dit|disais|ecrit|signale))",
    r"j(?:e vous )?'?(?:ai|avais) (?:deja |juste )?(?:ecrit|appele|contacte|signale|envoye|parle|eu)|(?:precedent|dernier)e? (?:message|mail|courriel|conversation|appel)",
    r"(?:n'ai|n'avons|n'a) (?:toujours |encore )?(?:rien|pas) (?:recu|entendu|eu)|il y a (?:quelques|plusieurs|deux|trois|un|une) (?:semaines?|jours|temps|mois),? (?:j'|je|nous|on)",
    r"(?:mon|ma|notre) (?:message|mail|courriel|appel|signalement|demande|formulaire|courrier|reclamation)(?: (?:de|du|d'))? ?(?:hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|la semaine|\d)",
    # de
    r"nachtrag|(?:meiner|meine|meinem|mein|unserer|unsere) (?:meldung|anfrage|nachricht|mail|anruf|schreiben|beschwerde|antrag|formular|gesprach) (?:von|vom) (?:gestern|heute|letzte|vorige|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|\d)",
    r"wie (?:besprochen|vereinbart|versprochen|gewunscht|erwahnt|geschrieben|gesagt|gemeldet|im chat|am telefon)",
    r"wie ich .{2,40}(?:sagte|schrieb|erwahnte|erzahlte|gesagt|geschrieben|gemeldet)|ich (?:war|stand) (?:schon |bereits |gerade )?(?:in|mit) .{0,30}kontakt|bescheid (?:gesagt|gegeben)",
    r"(?:bezuglich|bzgl\.?|bezug auf) (?:mein|unser|ihr)|(?:letzte|vorherige|fruhere)[nrs]? (?:nachricht|mail|gesprach|chat|anruf)",
    r"(?:hatte|habe) (?:ich )?(?:ihnen )?(?:schon|bereits|gerade|eben|gestern|im chat|per|am telefon)?\b.{0,40}(?:geschrieben|gemeldet|angerufen|gechattet|gemailt|kontakt)",
    r"vor (?:einigen|einiger|ein paar|mehreren|zwei|drei|einer|einem) (?:wochen?|tagen?|monat(?:en)?|zeit) (?:habe|hatte|schrieb)|(?:noch|bisher) (?:immer )?(?:nichts|keine (?:antwort|ruckmeldung)) (?:gehort|erhalten|bekommen|von)",
    r"noch (?:ein)?mal (?:zu|wegen)|zuruck(?:zu)?kommen auf|komme auf .{3,40}(?:zuruck|von)|ich mache hier weiter|erganzung|nachfrage zu|noch zu (?:der|dem|meine)",
)
# It asks how a matter stands, or says that it is not over: of an old one more often than of a new one.
_GOES_ON = _any(
    r"nog (?:steeds|altijd|niet)|weer (?:mis|hetzelfde|terug|kapot|stuk|zover)|opnieuw|speelt .{0,30}weer|begint .{0,20}weer|is .{2,30} weer|(?:is|zijn|komt|komen|kwam|kwamen) (?:er |al |nu |dus |allemaal )?(?:weer )?terug",
    r"(?:is|zijn|heb(?:ben)?|was) er (?:al|nog) (?:iets |meer |nieuws|iemand|een update)|al (?:iets|meer|nieuws|iemand)\b|weet u (?:al|inmiddels)",
    r"hoe (?:staat|zit|loopt) het|hoe het (?:er )?(?:met|voor|rond|over|staat)|stand van zaken|update over|duurt (?:het|dat) nog|wanneer (?:hoor|er iets|gaat er)",
    r"(?:hier(?:bij)?|bij deze) (?:is |zijn |nog )?(?:de |het |een )?(?:gevraagde|foto|bijlage|nummer|gegevens)|niet (?:opgelost|over|voorbij|weg)",
    r"still|again|any (?:news|update|progress)|(?:an )?update on|what(?:'s| is) happening|when (?:will )?something|(?:has|have|came|come|coming) (?:all )?(?:come )?back(?! to)|same (?:problem|issue|thing)|not (?:fixed|solved|resolved)|(?:is|are) back\b",
    r"(?:just |was )?checking (?:in |up )?on|how (?:much longer|long will (?:it|this) (?:still )?take)|here (?:is|are|'s) the|how (?:is|are) .{0,30}(?:going|coming along)|where (?:are we|do we stand)|know more",
    r"toujours|a nouveau|encore une fois|de nouveau|nouvelles|ou en (?:est|sont|etes)|savez-vous plus|quand .{0,25}(?:s'occup[a-z]*|aura|sera)|voici (?:la|le|les|ma|mon|mes)|meme probleme|(?:ca|cela|c'est|est) (?:recommence|reparti|revenu)|pose encore|(?:est|sont) (?:de retour|revenue?s?)|(?:c'est|est) encore",
    r"(?:immer noch|noch immer|weiterhin)|schon wieder|wieder|noch (?:nichts|keine|kein|nicht)|(?:gibt es|haben sie) (?:schon |bereits )?(?:etwas )?neu[a-z]*|tut sich (?:da |schon )?(?:et)?was|wie (?:ist der stand|es .{0,30}(?:aussieht|steht)|sieht es)|wann .{0,20}(?:etwas|was) passiert|dasselbe problem|nicht (?:gelost|behoben|vorbei|erledigt)|ist wieder (?:ein thema|da|so)|(?:ist|sind) zuruck|anbei",
)

# A line that goes on where one was cut off: "... dat het lekt", "(cont.) went wrong twice".
_BEGUN_BEFORE = re.compile(
    r"^\s*(?:\.\.\.?|…)\s*\w"
    r"|(?:^|\n)\s*\(?(?:vervolg|cont(?:inued|['’]d|\.)?|weiter|forts(?:etzung|\.)?|suite)\s*(?:\)|:|\.\.)",
)

# When the earlier contact was: long ago, or just now.
_LONG_AGO = _any(
    r"(?:paar|enkele|aantal|twee|drie|vier|vorige|afgelopen) (?:weken|maand(?:en)?)|maand(?:en)? (?:geleden|terug)|weken (?:geleden|terug)|(?:een )?(?:tijd|tijdje|poos|poosje) (?:geleden|terug)",
    r"(?:few|couple of|two|three|four|several|some) (?:weeks|months)|(?:last|a) month|a while (?:ago|back)|(?:weeks|months|some time) ago",
    r"(?:quelques|plusieurs|deux|trois) (?:semaines|mois)|(?:un mois|quelque temps)|mois (?:dernier|passe)",
    r"(?:ein paar|einigen|einiger|mehreren|zwei|drei) (?:wochen|monaten|zeit)|(?:letzten|vorigen|vergangenen|einem) monat",
)
_JUST_NOW = _any(
    r"gisteren|vandaag|zojuist|daarnet|zonet|vanmorgen|vanochtend|vanmiddag|eergisteren",
    r"yesterday|today|just now|this (?:morning|afternoon)|earlier today",
    r"hier(?= ?[,.:;]|$| soir| matin)|aujourd'hui|tout a l'heure|ce matin",
    r"gestern|heute|eben gerade|vorhin|vorgestern",
)

# It is about something else than before.
_NEW = _any(
    # nl
    r"(?:nu|als|terwijl) (?:ik|we|wij) (?:u|je|jullie) (?:toch |nu |even )?(?:spreek|aan de lijn heb|heb|schrijf|mail)|nu (?:ik |we )?toch (?:contact|bezig|aan)|(?:een )?(?:tweede|extra) (?:vraag|vraagje|kwestie|punt|melding|ding)|en dan nog (?:iets|een)|verder (?:nog|heb ik)",
    r"(?:ik heb )?(?:(?:nog|ook) )?(?:een )?(?:heel |hele )?ander(?:e)? (?:vraag|vraagje|probleem|kwestie|onderwerp|zaak|punt|melding)",
    r"(?:(?:nog|ook|over|even|heel|nu) )iets (?:heel )?anders(?=\W|$)|(?<!zat )(?<!stond )(?<!was )(?<!is )(?<!kreeg )(?<!heb )iets (?:heel )?anders(?=\s*[,:.!?]|\s*$)|los (?:daar|hier)van|(?:daar)?naast(?:dat)? (?:nog|heb ik)|nieuwe (?:vraag|melding|klacht|kwestie|bestelling)",
    r"ander onderwerp|(?:heel )?(?:wat|iets) anders deze keer|een andere deze keer|overigens|trouwens|staat (?:hier|er) los van|niets te maken met",
    # en
    r"while (?:i have|i've got|we have|i'm at|i am at) (?:you|it)|(?:a |one )?(?:second|further|additional) (?:question|thing|problem|issue|matter|request)",
    r"(?:a |one )?(?:different|another|separate|new|unrelated) (?:question|problem|issue|matter|thing|topic|request|query|order|subject)",
    r"(?:a )?different one(?: this time| now)?|not about (?:that|this)|something (?:else|different)|by the way|btw|unrelated|on another note|nothing to do with|separately",
    # fr
    r"(?:tant|pendant) que (?:j'y suis|je vous (?:ai|tiens|ecris)|vous y etes)|(?:une |un )?(?:deuxieme|seconde?|2e) (?:question|probleme|sujet|demande|chose|point)|j'ai aussi (?:une|un)",
    r"(?:une |un )?autre (?:question|probleme|sujet|demande|chose|point)|autre chose|nouvelle (?:question|demande|commande|reclamation)|nouveau (?:probleme|sujet)|rien a voir|par ailleurs|au fait|et sinon|sans rapport|sans lien",
    # de
    r"(?:wenn|wo|da) (?:ich|wir) (?:sie |schon |gerade |dich )+(?:dran |am apparat |hier )?(?:habe|haben|bin|sind|schreibe)|(?:eine |ein |einem |noch )?(?:zweite[sn]?|weitere[sn]?) (?:frage|problem|anliegen|sache|thema|punkt)|ausserdem (?:habe|hatte)",
    r"(?:eine |ein )?(?:ganz )?(?:andere|weitere|neue)[sn]? (?:frage|problem|anliegen|sache|thema|bestellung|punkt)|(?:et)?was (?:ganz )?anderes|ubrigens|(?:hat )?nichts (?:damit )?zu tun|unabhangig davon|davon abgesehen",
)

_THANKS = _any(
    r"(?:heel |erg |hartelijk |super |alvast )*(?:be)?dank(?:t|jewel|uwel| je| u)?(?: wel)?",
    r"thanks?(?: you| a lot| so much| very much)?|thx|cheers|much appreciated",
    r"merci(?: beaucoup| bien| infiniment)?|(?:vielen |herzlichen |besten )?dank(?:e)?(?: schon| sehr)?",
    r"top|super|perfect|prima|parfait|geweldig|fijn|great|wunderbar|opgelost|solved|resolu|gelost|erledigt|werkt weer|works again|klappt",
)
_ASKS = re.compile(r"\?")
_STILL_WRONG = _any(
    r"niet|geen|maar|helaas|not|but|however|unfortunately|n't|mais|pas|aucun|leider|aber|nicht|kein[e]?|graag|kunt|kunnen|could|can|wilt|pouvez|konnen|nog een"
)
_ANAPHORA = _any(
    r"(?:dat|die|deze|dit|het|daar(?:van|voor|mee|over)?|hier(?:van|voor|mee|bij)?|that|this|it|those|these|them|cela|ca|celui|celle|das|dies(?:e|er|es)?|dafur|davon|damit|daruber)"
)

# "Do you need a certificate for that?": for what, was said before.
_POINTS_BACK = _any(
    r"(?:daar|hier)(?:voor|van|mee|over|bij|naar|aan)|(?:for|about|of|with) (?:that|this|it)|"
    r"pour (?:cela|ca)|de (?:cela|ca)|da(?:fur|von|mit|zu|ruber|bei|nach)|hier(?:fur|von|mit|zu|uber)"
)

# Yes, no or agreed, and little besides: it answers what was asked, whatever that was.
_BARE = re.compile(
    r"\W*(?:ja|jawel|nee|neen|yes|yep|no|nope|oui|non|si|nein|doch|ok|oke|okay|akkoord|prima|top|goed|graag"
    r"|(?:dat |het )?is (?:goed|prima)|dat komt goed uit|helemaal goed|doe maar|that's fine|that is fine"
    r"|fine|agreed|sure|great|all good|go ahead|please do|that suits me|d'accord|entendu|c'est bon"
    r"|ca me va|volontiers|parfait|tres bien|das (?:passt|ist gut)|passt|einverstanden|in ordnung|gerne?"
    r"|gut|alles klar)(?![a-z])"
)
_BARE_WORDS = 8


def resumes(text: str) -> bool:
    """Whether the text says that it goes on with an earlier contact, or with a sentence begun there."""
    folded = fold(text)
    return bool(_RESUMES.search(folded) or _BEGUN_BEFORE.search(folded))


def goes_on(text: str) -> bool:
    """Whether the text asks how something stands, or says that it is not over."""
    return bool(_GOES_ON.search(fold(text)))


def of_long_ago(text: str) -> bool:
    """Whether the text speaks of weeks or months ago."""
    return bool(_LONG_AGO.search(fold(text)))


def of_just_now(text: str) -> bool:
    """Whether the text speaks of today or yesterday."""
    return bool(_JUST_NOW.search(fold(text)))


def announces_new(text: str) -> bool:
    """Whether the text says that it is about another matter."""
    return bool(_NEW.search(fold(text)))


def is_bare_answer(text: str) -> bool:
    """Whether the text says yes, no or agreed to something, and hardly anything else."""
    return len(words(text)) <= _BARE_WORDS and "?" not in text and bool(_BARE.match(fold(text)))


# By what they say they told it before: the kind of channel.
_TOLD_BY = {
    "email": _any(
        r"mail(?:de|den|tje)?|gemaild|e-mail|email(?:ed)?|mailed|courriel|gemailt|per mail|mailadres"
    ),
    "chat": _any(r"chat(?:te|ten|ted|box)?|gechat|gechattet|tchat"),
    "whatsapp": _any(r"whats-?app(?:te|ed)?|app(?:te|ten|je)|geappt|via de app|per app"),
}
_BY_OTHER = _any(
    r"bel(?:de|den|letje)|gebeld|telefon\w*|telephone|phone|phoned|call(?:ed)?|rang|appele|appel|angerufen|anruf|"
    r"formulier|contactformulier|form|formulaire|formular|sms|texted|balie|brief|post|website|site|webseite"
)


def told_by(text: str) -> frozenset[str]:
    """The kinds of channels by which the text says that something was told before; none when it speaks
    of any other way than those."""
    folded = fold(text)
    if _BY_OTHER.search(folded):
        return frozenset()
    return frozenset(kind for kind, pattern in _TOLD_BY.items() if pattern.search(folded))


_ANSWER_WORDS = 10


def may_answer(text: str) -> bool:
    """Whether the text is short and asks nothing: said of something that was asked or told before."""
    return "?" not in text and 0 < len(words(text)) <= _ANSWER_WORDS


def only_thanks(text: str) -> bool:
    """Whether the text does no more than thank or confirm: nothing in it waits for an answer."""
    folded = fold(text)
    listed = words(text)
    if len(listed) > 25 or _ASKS.search(folded) or _STILL_WRONG.search(folded):
        return False
    if not listed:
        return bool(text.strip()) and not any(letter.isalnum() for letter in text)  # 👍
    if not _THANKS.search(folded):
        return False
    rest = _THANKS.sub(" ", folded)
    return len(telling(rest, guess_language(text))) <= 4


def is_fragment(text: str) -> bool:
    """Whether the text makes sense only after something said before it: very short, or pointing back."""
    listed = words(text)
    if len(listed) <= 2:
        return True
    said = telling(text, guess_language(text))
    if len(said) <= 1 and len(listed) <= 12:
        return True
    folded = fold(text)
    if len(said) <= 3 and len(listed) <= 10 and _ANAPHORA.search(folded):
        return True
    return len(said) <= 5 and len(listed) <= 14 and bool(_POINTS_BACK.search(folded))
