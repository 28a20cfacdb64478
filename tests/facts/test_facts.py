"""What is known of a matter, through the same functions and routes as in production."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import httpx
import pytest

from onethread import clock
from onethread.access import SYSTEM, Actor
from onethread.agents.set_up import add_agent
from onethread.conversations.reply import reply
from onethread.database.engine import Database
from onethread.facts.due import tell_due
from onethread.facts.follow import facts_reader
from onethread.facts.rules import Recogniser, check_pattern, pattern_of, recognised
from onethread.messages import Content
from onethread.settings import Settings
from onethread.web import assemble
from tests.world import World

HERE = ZoneInfo("Europe/Amsterdam")


class Matter:
    """One conversation on two channels, with an agent and their browser."""

    def __init__(self, world: World, ada: Actor, browser: httpx.AsyncClient) -> None:
        self.world = world
        self.ada = ada
        self.browser = browser
        self.reader = facts_reader(world.database, HERE)
        self.conversation_id = 0

    async def hears(self, channel: int, text: str) -> None:
        heard = await self.world.hear(channel, "+31612345678", text, name="Kees")
        self.conversation_id = heard.conversation_id
        await self._read()

    async def says(self, text: str) -> None:
        leg = await self.world.leg(self.conversation_id)
        self.world.moment += timedelta(minutes=1)
        with clock.here(self.world.moment):
            await reply(
                self.world.database,
                self.ada,
                self.conversation_id,
                leg,
                Content(text=text),
                uuid4(),
            )
        await self._read()

    async def _read(self) -> None:
        while await self.reader.step():
            pass

    async def get(self, path: str) -> Any:
        answer = await self.browser.get(
            f"/api/conversations/{self.conversation_id}/{path}".rstrip("/")
        )
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def post(self, path: str, body: dict[str, Any]) -> Any:
        answer = await self.browser.post(
            f"/api/conversations/{self.conversation_id}/{path}", json=body
        )
        assert answer.status_code == 200, answer.text
        return answer.json()


@pytest.fixture
async def matter(database: Database) -> AsyncIterator[Matter]:
    app = assemble(Settings(), "postgresql://unused")
    app.state.update(
        {
            "database": database,
            "vault": None,
            "transport": None,
            "channels": None,
            "files": None,
            "ledger": None,
        }
    )
    form = {"email": "ada@example.org", "password": "copper lantern oatmeal"}
    world = World(database)
    added = await add_agent(database, SYSTEM, name="Ada", role="administrator", **form)
    await facts_reader(database, HERE).step()
    ada = await world.agent("Bea", "administrator")
    assert added
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app),  # type: ignore[arg-type]
        base_url="https://ot.example.org",
        headers={"X-Onethread": "1"},
    ) as browser:
        assert (await browser.post("/api/session", json=form)).status_code == 201
        yield Matter(world, ada, browser)


async def test_a_fact_given_on_one_channel_is_known_on_the_next_and_not_asked_again(
    matter: Matter,
) -> None:
    whatsapp = await matter.world.channel()
    chat = await matter.world.channel("webchat")
    await matter.hears(whatsapp, "Hallo, mijn pakket is niet bezorgd.")
    await matter.says("Wat is uw bestelnummer?")
    await matter.hears(whatsapp, "40-1187")
    await matter.hears(chat, "Ik ga hier even verder.")
    [fact] = (await matter.get("facts"))["facts"]
    assert (fact["kind"], fact["value"], fact["by_customer"]) == ("order", "40-1187", True)

    draft = "Goedemiddag! Kunt u mij uw bestelnummer geven?"
    [again] = (await matter.post("facts/check", {"text": draft}))["asked_again"]
    assert again["fact"]["value"] == "40-1187"
    assert draft[again["begins"] : again["ends"]].strip() == "Kunt u mij uw bestelnummer geven?"
    assert (await matter.post("facts/check", {"text": "Wat is uw adres?"}))["asked_again"] == []

    await matter.says(draft)
    [switch] = await matter.world.database.fetch("SELECT * FROM channel_switches")
    assert (switch["known"], switch["asked_again"], switch["repeated"]) == (1, True, False)


async def test_a_correction_holds_when_the_texts_are_read_again(matter: Matter) -> None:
    await matter.hears(await matter.world.channel(), "Bestelnummer 40-1178, klantnummer 9981")
    body = {"kind": "order", "value": "40-1178", "new_value": "40-1187"}
    await matter.post("facts", body)
    await matter.post("facts", {"kind": "customer", "value": "9981", "new_value": None})
    await matter.hears(await matter.world.channel(), "nog eens: bestelnummer 40-1178")
    facts = (await matter.get("facts"))["facts"]
    assert [(f["value"], f["corrected"]) for f in facts] == [("40-1187", True)]
    added = await matter.post("facts", {"kind": "meter", "new_value": "77120"})
    assert "77120" in [f["value"] for f in added["facts"]]


async def test_two_values_of_one_kind_are_both_shown_as_conflicting(matter: Matter) -> None:
    channel = await matter.world.channel()
    await matter.hears(channel, "IBAN NL91 ABNA 0417 1643 00")
    await matter.hears(channel, "sorry, IBAN DE89 3704 0044 0532 0130 00")
    facts = (await matter.get("facts"))["facts"]
    assert [f["conflicts"] for f in facts] == [True, True]
    assert facts[0]["shown"] == "NL•• •••• 4300"


async def test_a_promise_has_an_owner_falls_due_and_is_kept(matter: Matter) -> None:
    await matter.hears(await matter.world.channel(), "De kraan lekt.")
    await matter.says("Wij bellen u morgen voor 12:00 uur terug.")
    with clock.here(matter.world.moment):
        [promise] = (await matter.get("facts"))["promises"]
    assert (promise["act"], promise["state"], promise["owner"]) == ("call", "open", "Bea")
    with clock.here(datetime(2026, 11, 24, 11, 1, tzinfo=UTC)):
        assert await tell_due(matter.world.database) == 1
        assert await tell_due(matter.world.database) == 0
        [due] = (await matter.get("facts"))["promises"]
        assert due["state"] == "due"
        everybody = (await matter.browser.get("/api/promises?mine=false")).json()
        assert [each["id"] for each in everybody["items"]] == [promise["id"]]
        row = (await matter.get(""))["conversation"]
        assert row["promise_due_at"] == due["due_at"]
        assert (due["customer"], due["owner"]) == ("Kees", "Bea")
    kept = await matter.browser.patch(f"/api/promises/{promise['id']}", json={"done": True})
    assert kept.json()["state"] == "kept"
    assert (await matter.browser.get("/api/promises?mine=false")).json()["items"] == []
    row = (await matter.get(""))["conversation"]
    assert row["promise_due_at"] is None


async def test_the_brief_tells_who_what_tried_promised_and_open_in_words_that_were_said(
    matter: Matter,
) -> None:
    channel = await matter.world.channel()
    await matter.hears(
        channel, "Goedemorgen! Sinds maandag is de verwarming koud, ketel geeft F60."
    )
    await matter.says("Goedemorgen. Ik heb de storing gemeld bij de installateur.")
    await matter.says("De monteur komt vrijdag langs.")
    await matter.hears(channel, "Fijn. Kan hij voor 10 uur komen?")
    lines = {line["part"]: line for line in (await matter.get("brief"))["lines"]}
    assert lines["who"]["text"] == "Kees"
    assert lines["matter"]["text"] == "Sinds maandag is de verwarming koud, ketel geeft F60."
    assert "storing gemeld" in lines["tried"]["text"]
    assert lines["promised"]["text"] == "De monteur komt vrijdag langs."
    assert lines["open"]["text"] == "Kan hij voor 10 uur komen?"
    assert all(line["message_ids"] for part, line in lines.items() if part != "who")


async def test_own_kinds_of_numbers_are_learned_from_an_example(matter: Matter) -> None:
    form = {
        "kind": "tenancy",
        "name": "Tenancy number",
        "examples": ["HC-20419"],
        "words": ["huurcode"],
    }
    made = await matter.browser.post("/api/fact-recognisers", json=form)
    assert made.json()["patterns"] == ["HC-99999"]
    await matter.hears(await matter.world.channel(), "Het is hc-20777, huurcode 5512")
    facts = (await matter.get("facts"))["facts"]
    assert [(f["kind"], f["value"]) for f in facts] == [
        ("tenancy", "HC-20777"),
        ("tenancy", "5512"),
    ]
    again = await matter.browser.post("/api/fact-recognisers", json=form)
    assert again.status_code == 409
    broad = await matter.browser.post(
        "/api/fact-recognisers", json={**form, "kind": "x", "examples": ["12"]}
    )
    assert broad.status_code == 422
    assert "too much" in broad.json()["detail"]


@pytest.mark.parametrize(
    ("pattern", "fits"), [("HC-99999", True), ("99", False), ("a9", False), ("(x+)+9999", False)]
)
def test_a_pattern_is_checked(pattern: str, fits: bool) -> None:
    assert (check_pattern(pattern) is None) == fits


def test_own_recognisers_win_where_both_find() -> None:
    own = Recogniser(kind="lease", patterns=(pattern_of("88-1204"),))
    facts = recognised("contract 88-1204", [own], [])
    assert [(f.kind, f.value) for f in facts] == [("lease", "88-1204")]


async def test_a_newcomer_is_joined_by_a_number_and_the_name_it_was_given_under(
    matter: Matter,
) -> None:
    world = matter.world
    whatsapp, chat = await world.channel(), await world.channel("webchat")
    await matter.hears(whatsapp, "Zaaknummer Z-2026-0098: de lantaarn is kapot")
    at = world.moment + timedelta(hours=3)
    text = "Hoe staat het met zaak Z-2026-0098?"
    stranger = await world.hear(chat, "v-1", text, scheme="visitor", name="Piet Jansen", at=at)
    nobody = await world.hear(chat, "v-2", text, scheme="visitor", at=at)
    back = await world.hear(chat, "v-3", text, scheme="visitor", name="Kees", at=at)
    assert back.conversation_id == matter.conversation_id
    assert stranger.conversation_id != matter.conversation_id
    assert nobody.conversation_id != matter.conversation_id
