"""The questions by which agents make sure of somebody, as administrators define them."""

from __future__ import annotations

from typing import Any

from onethread.database.engine import Database
from tests.customers.conftest import Browser, call
from tests.world import World


async def test_a_question_is_added_ordered_changed_and_asked_no_more(
    database: Database, browser: Browser
) -> None:
    ada, bram = await browser("administrator"), await browser("agent")
    assert (await bram.get("/check-questions")).status_code == 403

    async def listed() -> list[str]:
        return [each["question"] for each in (await call(ada, "GET", "/check-questions"))["items"]]

    assert await listed() == ["date_of_birth", "postcode", "customer_number"]
    form: dict[str, Any] = {"question": "Which month is your meter read in?", "attribute": "month"}
    added = await call(ada, "POST", "/check-questions", json=form)
    assert added["answerable"] == 0
    assert (await ada.post("/check-questions", json=form)).status_code == 409
    path = f"/check-questions/{added['id']}"
    await call(ada, "PATCH", path, json={"position": 0})
    assert (await listed())[0] == form["question"]

    # What is known of a customer is offered; the answer is compared, never shown.
    world = World(database)
    heard = await world.hear(await world.channel("email"), "anja@example.org", scheme="email")
    customer = await world.customer_of(heard.conversation_id)
    await database.execute(
        "UPDATE customers SET attributes = $2 WHERE id = $1", customer, {"month": "May"}
    )
    offered = await call(bram, "GET", f"/customers/{customer}/questions")
    assert [each["question"] for each in offered] == [form["question"]]
    assert "May" not in str(offered)
    assert (await call(ada, "GET", "/check-questions"))["items"][0]["answerable"] == 1

    await call(ada, "PATCH", path, json={"question": "In which month?"})
    await call(ada, "DELETE", path)
    assert (await ada.delete(path)).status_code == 404
    assert await listed() == ["date_of_birth", "postcode", "customer_number"]
    assert await call(bram, "GET", f"/customers/{customer}/questions") == []
    trail = [line["action"] for line in (await call(ada, "GET", "/audit"))["items"]]
    assert trail.count("check_question.changed") == 2
    assert {"check_question.added", "check_question.removed"} <= set(trail)
