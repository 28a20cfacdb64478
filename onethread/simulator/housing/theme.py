"""What a matter is about: the patterns of everything its customer and an agent may say."""

from __future__ import annotations

import msgspec


class Theme(msgspec.Struct, frozen=True, kw_only=True):
    """One subject, in one language. Every text is a pattern of `grammar`.

    `answers`: what the customer says when asked about a topic of `talk.TOPICS`.
    `photo`: caption, when a photo makes sense; `drawing` names what is drawn.
    `ask` and `solve`: what a demo agent asks first and says to settle it; without `solve` nobody waits
    for an answer.
    """

    id: str
    subject: str
    opening: str
    details: tuple[str, ...]
    answers: dict[str, str] = {}
    photo: str | None = None
    drawing: str = "wall"
    ask: str = ""
    solve: str = ""
    letter: str = ""  # name of a letter that it is about, and that may be sent along
    outside: bool = False  # somewhere in the neighbourhood: its place may be shared
    weight: int = 3
    rooms: tuple[str, ...] = ()  # where it can be; empty: anywhere
