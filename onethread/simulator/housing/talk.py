"""What an agent's words ask for, in Dutch and English. Good enough to answer a person."""

from __future__ import annotations

import re

# Topic by the words that ask for it, in the order in which they are answered.
TOPICS: dict[str, re.Pattern[str]] = {
    topic: re.compile(pattern, re.IGNORECASE)
    for topic, pattern in {
        "photo": r"\b(foto|foto's|afbeelding|photo|picture|image)\b",
        "address": r"\b(adres|straat|huisnummer|waar woont|address|street|where do you live)\b",
        "tenant": r"\b(huurdersnummer|klantnummer|tenant number|customer number)\b",
        "phone": r"\b(telefoonnummer|op welk nummer|bellen|terugbellen|phone number|which number|"
        r"call you|reach you|bereiken)\b",
        "since": r"\b(sinds wanneer|hoe lang|wanneer is het begonnen|since when|how long|when did)\b",
        "name": r"\b(uw naam|hoe heet u|met wie|your name|who am i)\b",
        "appointment": r"\b(schikt|komt dat uit|past dat|bent u (dan )?thuis|akkoord|suit you|be at home|"
        r"is that (ok|fine|all right)|does that work)\b",
        "kind": r"\b(welke code|welke|hoe groot|hoeveel|wat voor|op welke dagen|welk tijdstip|welke datum|"
        r"per welke|handel|hendel|precies|which|what kind|how large|how many|what time|which date|"
        r"meterstand|meter say|over hoeveel|linker|left)\b",
    }.items()
}


def topics_of(said: str) -> list[str]:
    """Topics that the words of an agent ask about, in the order of TOPICS.

    Only sentences with a question mark, or that ask for something ("kunt u…"), count.
    """
    asked = " ".join(
        sentence
        for sentence in re.split(r"(?<=[.!?\n])\s+", said)
        if "?" in sentence
        or re.search(r"\b(kunt u|wilt u|graag|could you|can you|please)\b", sentence, re.IGNORECASE)
    )
    return [topic for topic, pattern in TOPICS.items() if pattern.search(asked)]
