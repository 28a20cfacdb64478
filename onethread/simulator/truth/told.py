"""What is known of every event of a made world. Benches score against it; nothing else sees it."""

from __future__ import annotations

import msgspec


class InboundTruth(msgspec.Struct, kw_only=True):
    """Who wrote, about which matter, by which addresses, and what was special about it.

    `addresses`: ids of the addresses that came along; the first is the one answered. `proved`: those of
    them that the channel vouches for. `details`: what form fields told of the person besides.
    `expect`: "same" (the matter's conversation, opened again if need be), "new", "quiet" (the matter's
    conversation, which stays closed).
    """

    person: str
    matter: str
    addresses: list[str]
    proved: list[str] = []
    details: list[str] = []
    expect: str = "same"
    switch: bool = False
    resumed: bool = False
    tied: bool = True  # an address that is known or a thread ties it to the matter
    part: int = 0  # of the matter: nothing ties one part to another
    mess: list[str] = []
    facts: list[tuple[str, str]] = []  # given here
    restates: bool = False  # gives a fact that was given before


class OutboundTruth(msgspec.Struct, kw_only=True):
    """What an agent asked, and whether it was known by then."""

    matter: str
    asks: str | None = None
    known: bool = False
    facts: list[tuple[str, str]] = []


class MatterTruth(msgspec.Struct, kw_only=True):
    """One matter: whose, of what kind, and every fact given in it."""

    id: str
    person: str
    parties: list[str]  # who rightly takes part
    kind: str
    brand: str
    facts: list[tuple[str, str]] = []


class Truth(msgspec.Struct, kw_only=True):
    """Of a whole file of events, by id."""

    seed: int
    customers: int
    inbound: dict[str, InboundTruth]
    outbound: dict[str, OutboundTruth]
    matters: dict[str, MatterTruth]
    shared: dict[str, list[str]]  # address id: the people who use it
    values: dict[str, tuple[str, str]]  # address id: kind and value
    homes: dict[str, int]  # person: household
