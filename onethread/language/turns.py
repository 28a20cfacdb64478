"""Turns of phrase that tell how a message stands to what was said before, in four languages."""

from __future__ import annotations

import re
from typing import Literal

from onethread.language.fold import fold
from onethread.language.words import guess_language, telling, words

Turn = Literal["resumes", "new", "thanks", "fragment", "answers"]


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"(?<![a-z])(?:" + "|".join(patterns) + r")(?![a-z])")


# It goes on with something both know of.
_RESUMES = _any(
    # nl
    r"nog (?:steeds|altijd)|nog (?:niets|geen|niet) (?:gehoord|ontvangen|gekregen|gezien|gebeurd|opgelost|\\w+)",
    r"ik (?:mailde|belde|appte|chatte|schreef|meldde|sprak|vroeg|stuurde|had contact|heb contact)\\b",
    r"(?:even |nog even |kom(?:en)? (?:even )?)?terug(?:komen(?:d)?)? op (?:de|het|mijn|ons|onze|dat|die)|(?:een )?(?:paar|aantal|tijd(?:je)?|poos(?:je)?|weken|maand(?:en)?|week) (?:weken |maanden |dagen )?(?:geleden|terug)",
    r"vervolg(?:end)? op|nog over (?:de|het|mijn|dat|die)|weer (?:mis|hetzelfde|terug|kapot|stuk)|nu toch weer|opnieuw",
    r"(?:is|zijn|heb(?:ben)?|was) er (?:al|nog) (?:iets |meer |nieuws)",
    r"al (?:iets|meer|nieuws) (?:bekend|over|gehoord)",
    r"(?:zoals|wat ik|waar(?:over)?) (?:ik )?(?:al |eerder |net |gisteren |vorige week )",
    r"eerder (?:gemeld|gemaild|geappt|gebeld|gechat|geschreven|contact|doorgegeven|besproken|gesprek)",
    r"(?:zoals|als) (?:afgesproken|beloofd|besproken|gevraagd|gemeld)",
    r"(?:naar aanleiding van|n\.?a\.?v\.?|met betrekking tot|m\.?b\.?t\.?) (?:ons|mijn|onze|uw|het|de) ",
    r"(?:hoe staat het|stand van zaken|update over|vervolg op|ik kom (?:nog )?(?:even )?terug op)",
    r"(?:weer|opnieuw) (?:hetzelfde|mis|kapot|raak|terug)",
    r"(?:had|heb|hadden|hebben) (?:(?:ik|we|wij|u|hier(?:over)?) )?(?:net|zojuist|eerder|gisteren|al|vorige|vorig|laatst|onlangs)\b.{0,40}(?:contact|gemaild|gechat|geappt|gebeld|geschreven|gemeld|doorgegeven|gevraagd)",
    r"(?:hier(?:bij)?|bij deze) (?:is |zijn |nog )?(?:de |het |een )?(?:gevraagde|foto|bijlage|nummer|gegevens)",
    r"ik ga (?:hier|even) verder|verder (?:hier|via|op|met)|nog even over|aanvulling|in aanvulling",
    # en
    r"still (?:no|not|have|haven't|hasn't|isn't|waiting|the same|broken|leaking)",
    r"(?:a while|a few (?:weeks|days)|some (?:time|weeks)|(?:two|three|several) weeks|last (?:week|month)|weeks|months?) ago|(?:it is|it's|is|gone) wrong again|(?:coming|come|getting|get) back (?:to you |on |about |to )|(?:not|never|nothing) (?:been )?(?:heard|received|fixed|solved|resolved)|(?:more on|about|further to) (?:the|my|our) ",
    r"any (?:news|update|progress)|(?:an )?update on|following up|follow(?:-| )?up|chasing",
    r"as (?:i (?:said|mentioned|wrote|told)|discussed|agreed|promised|requested|mentioned|per)",
    r"(?:i|we) (?:already |just |have )?(?:wrote|emailed|mailed|messaged|called|reported|spoke|chatted|contacted)\b",
    r"(?:previous|earlier|last|our) (?:message|email|mail|chat|conversation|call|contact)",
    r"(?:happened|doing it|broken|it's back|is back) again|same (?:problem|issue|thing)|back to (?:you|my)",
    r"continuing|carry(?:ing)? on (?:here|from)|regarding (?:my|our|your)|here (?:is|are|'s) the|in addition to",
    # fr
    r"il y a (?:quelques|plusieurs|deux|trois|un) (?:semaines?|jours|temps|mois)|je reviens (?:vers|sur|a)|pas encore (?:recu|eu|de)|(?:n'ai|n'avons|n'a) (?:toujours |encore )?(?:rien|pas) (?:recu|entendu|eu)|a nouveau|encore une fois|(?:ou en (?:est|sont|etes)|en savez-vous plus)|je vous (?:ai|avais) (?:deja )?(?:ecrit|appele|contacte|signale|envoye)",
    r"toujours (?:pas|rien|aucun|le meme|en attente)",
    r"(?:du|des|avez-vous (?:du|des)) nouve(?:au|lles)|ou en (?:est|sont)|suite a (?:mon|notre|votre|ma)",
    r"comme (?:convenu|promis|demande|discute|indique|je (?:l'ai |vous l'ai )?(?:dit|ecrit|signale))",
    r"j(?:e vous )?'?(?:ai|avais) (?:deja |juste )?(?:ecrit|appele|contacte|signale|envoye|parle)",
    r"(?:precedent|dernier)e? (?:message|mail|courriel|conversation|appel)|meme probleme|de nouveau|je reviens vers",
    r"je (?:continue|poursuis)|voici (?:la|le|les|ma|mon|mes)|en complement",
    # de
    r"vor (?:einigen|ein paar|mehreren|zwei|drei|einer|einem) (?:wochen?|tagen?|monat(?:en)?|zeit)|(?:zuruck|ruckfrage) (?:auf|zu|zum|zur)|(?:noch|bisher) (?:nichts|keine) (?:gehort|erhalten|bekommen|antwort|ruckmeldung)|wieder (?:kaputt|dasselbe|defekt)|(?:ich|wir) (?:schrieb|meldete|rief|hatten? (?:kontakt|geschrieben))",
    r"(?:immer noch|noch immer|weiterhin)|noch (?:nichts|keine|kein)",
    r"(?:gibt es|haben sie) (?:schon |bereits )?(?:etwas )?neu(?:es|igkeiten)|wie ist der stand|nachfrage zu",
    r"wie (?:besprochen|vereinbart|versprochen|gewunscht|erwahnt|geschrieben|gesagt|gemeldet)",
    r"(?:bezuglich|bzgl\.?|bezug auf) (?:mein|unser|ihr|der|des|das)",
    r"(?:hatte|habe) (?:ich )?(?:ihnen )?(?:schon|bereits|gerade|eben|gestern)\b.{0,40}(?:geschrieben|gemeldet|angerufen|gechattet|gemailt)",
    r"(?:letzte|vorherige|fruhere)[nrs]? (?:nachricht|mail|gesprach|chat|anruf)|schon wieder|dasselbe problem",
    r"ich mache hier weiter|hier (?:ist|sind|kommt|kommen) (?:das|die|der|mein)|anbei|erganzung",
)

# It is about something else than before.
_NEW = _any(
    # nl
    r"(?:nu|als|terwijl) (?:ik|we|wij) (?:u|je|jullie) (?:toch |nu |even )?(?:spreek|aan de lijn heb|heb|schrijf|mail)|nu (?:ik |we )?toch (?:contact|bezig|aan)|(?:een )?(?:tweede|extra) (?:vraag|vraagje|kwestie|punt|melding|ding)|en dan nog (?:iets|een)|verder (?:nog|heb ik)",
    r"(?:ik heb )?(?:(?:nog|ook) )?(?:een )?(?:heel |hele )?ander(?:e)? (?:vraag|vraagje|probleem|kwestie|onderwerp|zaak|punt|melding)",
    r"(?:(?:nog|ook|over|even|heel|nu) )iets (?:heel )?anders(?=\W|$)|iets (?:heel )?anders(?=\s*[,:.!?]|\s*$)|los (?:daar|hier)van|(?:daar)?naast(?:dat)? (?:nog|heb ik)|nieuwe (?:vraag|melding|klacht|kwestie|bestelling)",
    r"ander onderwerp|overigens|trouwens|staat (?:hier|er) los van|niets te maken met",
    # en
    r"while (?:i have|i've got|we have|i'm at|i am at) (?:you|it)|(?:a |one )?(?:second|further|additional) (?:question|thing|problem|issue|matter|request)|one more thing|also,? (?:i have|there is)",
    r"(?:a |one )?(?:different|another|separate|new|unrelated) (?:question|problem|issue|matter|thing|topic|request|query|order|subject)",
    r"something (?:else|different)|by the way|btw|unrelated|on another note|nothing to do with|separately",
    # fr
    r"(?:tant|pendant) que (?:j'y suis|je vous (?:ai|tiens|ecris)|vous y etes)|(?:une |un )?(?:deuxieme|seconde?|2e) (?:question|probleme|sujet|demande|chose|point)|j'ai aussi (?:une|un)",
    r"(?:une |un )?autre (?:question|probleme|sujet|demande|chose|point)|autre chose|nouvelle (?:question|demande|commande|reclamation)|nouveau (?:probleme|sujet)|rien a voir|par ailleurs|au fait|sans rapport|sans lien",
    # de
    r"(?:wenn|wo|da) (?:ich|wir) (?:sie |schon |gerade |dich )+(?:dran |am apparat |hier )?(?:habe|haben|bin|sind|schreibe)|(?:eine |ein |einem |noch )?(?:zweite[sn]?|weitere[sn]?) (?:frage|problem|anliegen|sache|thema|punkt)|ausserdem (?:habe|hatte)",
    r"(?:eine |ein )?(?:ganz )?(?:andere|weitere|neue)[sn]? (?:frage|problem|anliegen|sache|thema|bestellung|punkt)|etwas (?:ganz )?anderes|ubrigens|(?:hat )?nichts (?:damit )?zu tun|unabhangig davon|davon abgesehen",
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


def resumes(text: str) -> bool:
    """Whether the text says that it goes on with an earlier contact."""
    return bool(_RESUMES.search(fold(text)))


def announces_new(text: str) -> bool:
    """Whether the text says that it is about another matter."""
    return bool(_NEW.search(fold(text)))


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
    return len(said) <= 3 and len(listed) <= 10 and bool(_ANAPHORA.search(fold(text)))
