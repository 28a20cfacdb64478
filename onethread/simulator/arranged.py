"""How the demo organisation arranged its work: teams, tags, snippets, views. Told by the public API."""

from __future__ import annotations

from typing import Any

from onethread.simulator.office import Office

TEAMS: dict[str, tuple[str, ...]] = {
    "Reparaties": ("Noor", "Daan"),
    "Huur en verhuur": ("Sem", "Lotte"),
}
# A tag, its colour, and what the matters are about that get it.
TAGS: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("Reparatie", "#0f766e", frozenset(("tap", "heating", "lift", "mould"))),
    ("Huurprijs", "#7c3aed", frozenset(("rent", "payment"))),
    ("Overlast", "#b45309", frozenset(("noise",))),
    ("Verhuizing", "#2563eb", frozenset(("move_out", "viewing", "keys"))),
    ("Spoed", "#be123c", frozenset(("lift",))),
)
SNIPPETS: tuple[dict[str, Any], ...] = (
    {"shortcut": "afspraak", "title": "Afspraak met de monteur", "texts": {
        "nl": "<p>Beste {{customer.first_name|bewoner}},</p><p>Onze monteur komt graag langs. Schikt het "
              "u op een werkdag tussen 8.00 en 12.00 uur, of liever ’s middags?</p>",
        "en": "<p>Dear {{customer.first_name|tenant}},</p><p>Our engineer will be happy to visit. Does a "
              "weekday between 8 and 12 suit you, or rather the afternoon?</p>",
    }},
    {"shortcut": "foto", "title": "Vraag om een foto", "texts": {
        "nl": "<p>Kunt u een foto sturen? Dan neemt de monteur meteen de juiste onderdelen mee.</p>",
        "en": "<p>Could you send a picture? Then the engineer brings the right parts at once.</p>",
    }},
    {"shortcut": "ontvangen", "title": "Melding ontvangen", "texts": {
        "nl": "<p>Dank u wel, {{customer.first_name|bewoner}}. Wij hebben uw melding ontvangen en laten "
              "u binnen een werkdag weten hoe het verder gaat.</p>",
        "en": "<p>Thank you, {{customer.first_name|tenant}}. We have your report and will tell you within "
              "one working day what happens next.</p>",
    }},
    {"shortcut": "regeling", "title": "Betalingsregeling", "texts": {
        "nl": "<p>Wij denken graag met u mee. Wilt u in termijnen betalen? Laat ons weten welk bedrag "
              "per maand voor u haalbaar is.</p>",
    }},
)  # fmt: skip
VIEWS: tuple[dict[str, Any], ...] = (
    {"name": "Wacht te lang", "sort": "waiting", "shared": True,
     "conditions": {"waiting_minutes": 60}},
    {"name": "Nieuwe appjes", "sort": "oldest", "shared": True, "channel": "whatsapp",
     "conditions": {"assignees": ["nobody"]}},
    {"name": "Reparaties", "sort": "newest", "shared": True, "tag": "Reparatie", "conditions": {}},
    {"name": "Niet aangekomen", "sort": "newest", "shared": True, "conditions": {"failed": True}},
)  # fmt: skip


async def arrange(office: Office) -> None:
    """Make what isn't there yet, as the administrator."""
    agents = (await office.call("GET", "/agents"))["items"]
    teams = {each["name"] for each in (await office.call("GET", "/teams"))["items"]}
    for name, members in TEAMS.items():
        if name not in teams:
            ids = [each["id"] for each in agents if each["name"].split()[0] in members]
            await office.call("POST", "/teams", {"name": name, "member_ids": ids})
    tags = await tags_there(office)
    for name, colour, _ in TAGS:
        if name not in tags:
            tags[name] = (await office.call("POST", "/tags", {"name": name, "colour": colour}))[
                "id"
            ]
    snippets = {each["shortcut"] for each in (await office.call("GET", "/snippets"))["items"]}
    for snippet in SNIPPETS:
        if snippet["shortcut"] not in snippets:
            await office.call("POST", "/snippets", snippet | {"scope": "shared"})
    await _views(office, tags)


async def _views(office: Office, tags: dict[str, int]) -> None:
    listed = await office.call("GET", "/channels")
    channels = listed["items"] if isinstance(listed, dict) else listed
    there = {each["name"] for each in await office.call("GET", "/views")}
    for form in VIEWS:
        view = dict(form)
        conditions = dict(view["conditions"])
        if tag := view.pop("tag", None):
            conditions["tag_ids"] = [tags[tag]]
        if connector := view.pop("channel", None):
            conditions["channel_ids"] = [c["id"] for c in channels if c["connector"] == connector]
        if view["name"] not in there:
            await office.call("POST", "/views", view | {"conditions": conditions})


async def tags_there(office: Office) -> dict[str, int]:
    """The tags there are: name to id."""
    return {each["name"]: each["id"] for each in (await office.call("GET", "/tags"))["items"]}


def tags_of(theme: str, tags: dict[str, int]) -> list[int]:
    """Ids of the tags that a matter of this subject gets, of those there are."""
    return [tags[name] for name, _, themes in TAGS if theme in themes and name in tags]
