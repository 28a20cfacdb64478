"""What the demo organisation's own administration knows of its tenants: fields, contracts, appliances.

It is told to Onethread by the public API, as an ERP would.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from onethread.simulator.housing.people import Person
from onethread.simulator.office import Office

FIELDS: tuple[dict[str, Any], ...] = (
    {"key": "tenancy", "label": "Huurvorm", "kind": "choice", "section": "Huur", "choices": [
        {"value": "social", "label": "Sociale huur"},
        {"value": "free", "label": "Vrije sector"},
    ]},
    {"key": "move_in", "label": "Ingangsdatum", "kind": "date", "section": "Huur"},
    {"key": "household", "label": "Personen in huis", "kind": "number", "section": "Huishouden",
     "personal": True},
    {"key": "pets", "label": "Huisdieren", "kind": "yes_no", "section": "Huishouden"},
    {"key": "access", "label": "Toegang tot de woning", "kind": "long_text", "section": "Huishouden",
     "description": "Wat een monteur moet weten, zoals een sleutel bij de buren."},
    {"key": "arrears", "label": "Huurachterstand", "kind": "money", "section": "Huur",
     "seen_by": "restricted", "edited_by": "programs"},
)  # fmt: skip
TYPES: tuple[tuple[dict[str, Any], tuple[dict[str, Any], ...], dict[str, Any]], ...] = (
    (
        {"key": "contract", "name": "Huurcontract", "plural": "Huurcontracten", "icon": "house"},
        (
            {"key": "address", "label": "Adres", "kind": "text", "required": True},
            {"key": "city", "label": "Plaats", "kind": "text"},
            {"key": "rent", "label": "Huur per maand", "kind": "money"},
            {"key": "since", "label": "Sinds", "kind": "date"},
            {"key": "state", "label": "Status", "kind": "choice", "choices": [
                {"value": "running", "label": "Lopend", "colour": "success"},
                {"value": "notice", "label": "Opgezegd", "colour": "warning"},
            ]},
        ),
        {"title_field": "address", "subtitle_field": "city", "badge_field": "state",
         "card_fields": ["rent", "since"]},
    ),
    (
        {"key": "appliance", "name": "Toestel", "plural": "Toestellen", "icon": "flame"},
        (
            {"key": "model", "label": "Model", "kind": "text", "required": True},
            {"key": "built", "label": "Geplaatst", "kind": "date"},
            {"key": "serviced", "label": "Laatste onderhoud", "kind": "date"},
            {"key": "warranty", "label": "Garantie", "kind": "choice", "choices": [
                {"value": "yes", "label": "In garantie", "colour": "success"},
                {"value": "no", "label": "Buiten garantie"},
            ]},
        ),
        {"title_field": "model", "badge_field": "warranty", "card_fields": ["built", "serviced"]},
    ),
)  # fmt: skip
_MODELS = ("HR-ketel Warmtebron 28", "HR-ketel Luchtstroom 24", "Warmtepomp Zefier 6")
_TODAY = date(2026, 11, 1)


async def define(office: Office) -> None:
    """Define fields and types that aren't there yet."""
    there = {each["key"] for each in (await office.call("GET", "/fields", archived=True))["items"]}
    for form in FIELDS:
        if form["key"] not in there:
            await office.call("POST", "/fields", form)
    types = await office.call("GET", "/object-types", archived=True)
    known = {each["key"] for each in types["items"]}
    for form, fields, card in TYPES:
        if form["key"] in known:
            continue
        made = await office.call("POST", "/object-types", form)
        for field in fields:
            await office.call("POST", "/fields", field | {"object_type_id": made["id"]})
        await office.call("PATCH", f"/object-types/{made['id']}", card)


async def bring(office: Office, person: Person) -> None:
    """Tell of a tenant's contract and heating, by every address of theirs."""
    for kind, thing in objects_of(person).items():
        await office.call("POST", f"/object-types/{kind}/objects", {"objects": [thing]})


def objects_of(person: Person) -> dict[str, dict[str, Any]]:
    """A tenant's contract and appliance; the same ones for the same tenant."""
    chance = random.Random(person.tenant)  # noqa: S311 - reproducible, nothing secret
    since = _TODAY - timedelta(days=chance.randint(60, 9000))
    built = max(since, _TODAY - timedelta(days=chance.randint(100, 5000)))
    owners = [
        {"scheme": "external", "value": person.tenant},
        {"scheme": "email", "value": person.email},
        {"scheme": "phone", "value": f"+{person.number}"},
        {"scheme": "whatsapp", "value": person.user_id},
    ]
    return {
        "contract": {
            "external_id": person.tenant,
            "values": {
                "address": f"{person.street} {person.house}",
                "city": f"{person.postcode} {person.city}",
                "rent": round(chance.uniform(480, 1250), 2),
                "since": since.isoformat(),
                "state": "notice" if chance.random() < 0.06 else "running",
            },
            "customers": owners,
        },
        "appliance": {
            "external_id": f"T-{person.tenant[1:]}",
            "values": {
                "model": chance.choice(_MODELS),
                "built": built.isoformat(),
                "serviced": (_TODAY - timedelta(days=chance.randint(10, 500))).isoformat(),
                "warranty": "yes" if (_TODAY - built).days < 730 else "no",
            },
            "customers": owners,
        },
    }


def attributes_of(person: Person) -> dict[str, Any]:
    """What the tenants' website tells of whoever is logged in there."""
    chance = random.Random(person.tenant)  # noqa: S311 - as above
    return {
        "tenancy": "social" if chance.random() < 0.8 else "free",
        "household": chance.randint(1, 5),
        "pets": chance.random() < 0.3,
    }
