"""Which things are said; every language has a pattern for each."""

from __future__ import annotations

from typing import Literal

import msgspec

Language = Literal["nl", "en", "fr", "de"]
LANGUAGES: tuple[Language, ...] = ("nl", "en", "fr", "de")
SECTORS: dict[str, tuple[str, ...]] = {
    "housing": ("leak", "heating", "mould", "rent", "noise"),
    "utility": ("meter", "bill", "move", "outage", "solar"),
    "city": ("permit", "waste", "parking", "passport", "lamp"),
    "shop": ("late", "refund", "broken", "size", "voucher"),
}
# What can be known of a matter by its number.
FACTS = ("order", "contract", "meter", "case", "invoice", "iban")


class MatterWords(msgspec.Struct, kw_only=True, frozen=True):
    """One kind of matter: `topic` is what people call it in half a sentence ("the tap")."""

    subject: str
    state: str
    details: tuple[str, ...]
    wish: str
    topic: str
    solve: str  # what the agent says in the end


class Phrases(msgspec.Struct, kw_only=True, frozen=True):
    """One language. Registers: formal, neutral, casual."""

    greet: dict[str, str]
    bye: dict[str, str]
    thanks: str
    status: str  # <topic>
    urge: str
    back: str  # refers to an earlier contact on another channel: <channel> <topic>
    resume: str  # weeks later: <topic>
    again: str  # a second matter: said before its state
    cut: tuple[str, str]  # a sentence broken off, and how it goes on elsewhere: <topic>
    confirm: str
    fragment: str  # words between, in chat
    facts: dict[str, str]  # how a number is given: <value>
    bare: str  # the number alone, answering a question: <value>
    date: str  # <date>
    address: str  # <address>
    promise_given: str
    attach: str  # <file>
    channels: dict[str, str]
    on_behalf: str  # <other>
    colleague: str  # a colleague answers for <other>
    forwarded: str  # above a forwarded mail
    away: str  # an automatic answer
    note: str  # an agent's note of a call: <who> <said>
    spoof: str
    quote_other: str  # names somebody else's number: <value>
    identify: str  # says who they are: <name> <address>
    agent_greet: str  # <name>
    agent_ack: str
    agent_ask: dict[str, str]  # asks for a fact
    agent_wait: str
    agent_promise: str  # <when>
    agent_bye: str
    months: tuple[str, ...]
    fields: dict[str, str]  # labels of a form
    matters: dict[str, MatterWords]
