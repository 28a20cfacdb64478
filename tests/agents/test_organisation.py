"""Office hours, and looking through the trail and saving it."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import pytest

from onethread.access.actor import Role
from onethread.agents import hours
from onethread.agents.hours import Holiday, OfficeHours, Opening
from onethread.database.engine import Database
from onethread.errors import InvalidInput
from tests.agents.conftest import Browser

WEEK = OfficeHours(
    week=[
        Opening(day=1, opens="09:00", closes="12:00"),
        Opening(day=1, opens="13:00", closes="17:00"),
        Opening(day=6, opens="00:00", closes="24:00"),
    ],
    holidays=[Holiday(date=date(2026, 12, 26))],
)


@pytest.mark.parametrize(
    ("moment", "opened"),
    [
        (datetime(2026, 11, 23, 7, 59, tzinfo=UTC), False),  # 8:59 in Amsterdam
        (datetime(2026, 11, 23, 8, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 23, 11, 0, tzinfo=UTC), False),  # the lunch break
        (datetime(2026, 11, 23, 15, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 23, 16, 0, tzinfo=UTC), False),
        (datetime(2026, 7, 6, 7, 0, tzinfo=UTC), True),  # summer time
        (datetime(2026, 11, 24, 10, 0, tzinfo=UTC), False),
        (datetime(2026, 11, 28, 22, 59, tzinfo=UTC), True),
        (datetime(2026, 12, 26, 10, 0, tzinfo=UTC), False),  # a Saturday, but a holiday
    ],
)
def test_it_is_open_by_the_clock_of_the_organisation(moment: datetime, opened: bool) -> None:
    assert hours.is_open(WEEK, moment) is opened


def test_without_a_week_it_is_always_open_but_for_holidays() -> None:
    always = OfficeHours(holidays=WEEK.holidays)
    assert hours.is_open(always, datetime(2026, 11, 24, 3, 0, tzinfo=UTC))
    assert not hours.is_open(always, datetime(2026, 12, 26, 10, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    "wrong",
    [
        OfficeHours(time_zone="Europe/Nowhere"),
        OfficeHours(time_zone="../../etc/passwd"),
        OfficeHours(week=[Opening(day=1, opens="17:00", closes="09:00")]),
        OfficeHours(
            week=[
                Opening(day=1, opens="09:00", closes="13:00"),
                Opening(day=1, opens="12:00", closes="17:00"),
            ]
        ),
    ],
)
def test_hours_that_make_no_sense_are_refused(wrong: OfficeHours) -> None:
    with pytest.raises(InvalidInput):
        hours.check(wrong)


async def test_hours_are_set_and_kept(
    browser: Browser, people: dict[Role, int], database: Database
) -> None:
    admin = await browser("administrator@example.org")
    assert (await admin.get("/organisation/hours")).json()["week"] == []
    body = {
        "time_zone": "Europe/Brussels",
        "week": [{"day": 2, "opens": "10:00", "closes": "16:00"}],
        "holidays": [{"date": "2026-12-25", "name": " Christmas "}],
    }
    kept = (await admin.put("/organisation/hours", json=body)).json()
    assert kept["holidays"] == [{"date": "2026-12-25", "name": "Christmas"}]
    assert (await admin.get("/organisation/hours")).json() == kept
    # What the screen keeps beside them stays apart.
    await admin.patch("/organisation", json={"name": "De Linde"})
    assert (await admin.get("/organisation/hours")).json() == kept
    wrong = {"week": [{"day": 8, "opens": "9", "closes": "17:00"}]}
    assert (await admin.put("/organisation/hours", json=wrong)).status_code in (400, 422)
    agent = await browser("agent@example.org")
    assert (await agent.get("/organisation/hours")).status_code == 200
    assert (await agent.put("/organisation/hours", json=body)).status_code == 403


async def test_the_trail_is_narrowed_by_kind_time_and_address(
    browser: Browser, people: dict[Role, int]
) -> None:
    admin = await browser("administrator@example.org")
    await browser("agent@example.org", address="192.0.2.7")
    await admin.post("/teams", json={"name": "Fitters"})

    async def lines(query: str) -> list[str]:
        answer = await admin.get(f"/audit?{query}")
        assert answer.status_code == 200, answer.text
        return [line["action"] for line in answer.json()["items"]]

    assert await lines("address=192.0.2.7") == ["login.succeeded"]
    assert await lines("action=team.") == ["team.made"]
    assert await lines("action=team") == []
    assert await lines("actor_kind=token") == []
    assert await lines("until=2001-01-01T00:00:00Z") == []
    assert len(await lines("since=2001-01-01T00:00:00Z&action=login.")) == 2
    assert await lines("action=%25") == []


async def test_the_trail_is_saved_for_a_spreadsheet_and_that_is_in_the_trail(
    browser: Browser, people: dict[Role, int], database: Database
) -> None:
    admin = await browser("administrator@example.org")
    await admin.post("/departments", json={"name": "=HYPERLINK(1)"})
    await database.execute(
        "INSERT INTO audit (actor_kind, actor_name, action)"
        " SELECT 'agent', '=1+1', 'x.y' FROM generate_series(1, 2500)"
    )
    answer = await admin.get("/audit/export?action=x.y")
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len({row["id"] for row in rows}) == 2500
    assert rows[0]["actor_name"] == "'=1+1"
    assert [int(row["id"]) for row in rows] == sorted((int(r["id"]) for r in rows), reverse=True)
    last = (await admin.get("/audit?action=audit.exported")).json()["items"]
    assert last[0]["detail"] == {"action": "x.y"}
    supervisor = await browser("supervisor@example.org")
    assert (await supervisor.get("/audit/export")).status_code == 403


async def test_lines_come_with_names_and_reading_those_of_customers_is_a_line_too(
    browser: Browser, people: dict[Role, int], database: Database
) -> None:
    admin = await browser("administrator@example.org")
    customer = await database.fetchval(
        "INSERT INTO customers (display_name) VALUES ('Fatima de Boer') RETURNING id"
    )
    await database.execute(
        "INSERT INTO audit (actor_kind, actor_name, action, subject_kind, subject_id, customer_id, detail)"
        " VALUES ('system', '', 'x.y', 'customer', $1::bigint::text, $1, $2)",
        customer,
        {"agent_id": people["agent"]},
    )
    page = (await admin.get("/audit?action=x.y")).json()
    key = f"customer:{customer}"
    assert page["names"][key] == {"name": "Fatima de Boer", "state": "here", "opens": key}
    assert page["names"][f"agent:{people['agent']}"]["state"] == "here"
    assert page["items"][0]["about"] == {"agent_id": "agent"}
    read = (await admin.get("/audit?action=audit.read")).json()["items"]
    assert [line["detail"] for line in read] == [{"customer_ids": [customer]}]
    saved = (await admin.get("/audit/export?action=x.y&language=nl")).content.decode("utf-8-sig")
    assert [row["Onderwerp"] for row in csv.DictReader(io.StringIO(saved))] == ["Fatima de Boer"]
