"""What is special to Mastodon; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import msgspec
import pytest

from onethread.connectors.contract import SecretStr
from onethread.connectors.mastodon import CONNECTOR
from onethread.connectors.mastodon.config import MastodonConfig
from onethread.connectors.mastodon.polling import poll, read_poll
from onethread.connectors.mastodon.words import plain
from onethread.messages import (
    Content,
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    Revision,
)

CONFIG = MastodonConfig(
    api_base_url="https://mastodon.example/",
    account="@Housing@mastodon.example",
    access_token=SecretStr("token"),
)


def built(content: Content, **more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
        **{
            "message_uid": "uid-1",
            "conversation_ref": "OT-7K2M9",
            "to": "fatima@social.example",
            "to_scheme": "mastodon",
            "content": content,
            "leg": {"visibility": "public", "last_inbound_id": "100"},
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )
    return list(CONNECTOR.build(message, CONFIG))  # type: ignore[arg-type]


def file(kind: str) -> OutboundFile:
    return OutboundFile(
        name="f", media_type=f"{kind}/x", size_bytes=1, kind=kind, content=b"x", caption="lift"
    )


def answer(step: str, body: Any, status: int = 200) -> HttpResponse:
    return HttpResponse(status=status, headers={}, body=msgspec.json.encode(body), step=step)


@pytest.mark.parametrize(
    ("given", "public", "visibility"),
    [
        ("public", True, "unlisted"),
        ("unlisted", True, "unlisted"),
        ("private", True, "private"),
        ("direct", True, "direct"),
        ("public", False, "direct"),
        ("", True, "unlisted"),
    ],
)
def test_an_answer_is_never_more_public_than_what_it_answers(
    given: str, public: bool, visibility: str
) -> None:
    leg = {"visibility": given, "last_inbound_id": "100"}
    [sent] = built(Content(text="Vandaag", public=public), leg=leg)
    assert sent.json["visibility"] == visibility
    assert sent.json["in_reply_to_id"] == "100"


def test_the_customer_is_named_once() -> None:
    [sent] = built(Content(text="Vandaag", public=True))
    assert sent.json["status"] == "@fatima@social.example Vandaag"
    assert sent.headers["Idempotency-Key"] == "uid-1"
    [sent] = built(Content(text="Dag @Fatima@social.example!", public=True))
    assert sent.json["status"] == "Dag @Fatima@social.example!"


def test_four_pictures_share_a_status_and_a_film_has_its_own() -> None:
    requests = built(Content(text="Zie", public=True), files=[file("image")] * 5 + [file("video")])
    assert [r.step for r in requests if r.step.startswith("send")] == ["send", "send1", "send2"]
    uploads = [r.url.rsplit("/api/")[1] for r in requests if r.file]
    assert uploads == ["v2/media"] * 5 + ["v1/media"]
    first = next(r for r in requests if r.step == "send")
    assert first.json["media_ids"] == [f"{{{{upload{n}.id}}}}" for n in range(4)]
    assert requests[0].form == {"description": "lift"}
    assert len({r.headers["Idempotency-Key"] for r in requests if not r.file}) == 3


def test_a_reaction_is_a_favourite() -> None:
    [on] = built(Content(), reaction="👍", in_reply_to="100")
    [off] = built(Content(), reaction="", in_reply_to="100")
    assert on.url.endswith("/statuses/100/favourite")
    assert off.url.endswith("/statuses/100/unfavourite")


def test_a_sent_status_is_edited_and_deleted() -> None:
    assert CONNECTOR.revise is not None
    change = Revision(
        message_id="7", to="fatima@social.example", to_scheme="mastodon", content=Content(text="Nu")
    )
    [edit] = CONNECTOR.revise(change, CONFIG)
    assert (edit.method, edit.json["status"]) == ("PUT", "@fatima@social.example Nu")
    [delete] = CONNECTOR.revise(msgspec.structs.replace(change, content=None), CONFIG)
    assert (delete.method, delete.url) == ("DELETE", "https://mastodon.example/api/v1/statuses/7")


def test_the_first_poll_learns_the_place_and_brings_nothing_old() -> None:
    asked = poll({}, CONFIG)
    assert all("limit=1" in each.url and "min_id" not in each.url for each in asked)
    old = {"id": "34", "type": "mention", "status": status("900")}
    polled = read_poll(
        [answer("notifications", [old]), answer("conversations", [talk("901")])], {}, CONFIG
    )
    assert not polled.payloads
    assert polled.cursor == {"notification": "34", "conversation": "901", "watched": {}}


def status(status_id: str, edited: str | None = None) -> dict[str, Any]:
    return {
        "id": status_id,
        "content": "<p>x</p>",
        "edited_at": edited,
        "account": {"id": "9", "acct": "fatima@social.example"},
    }


def talk(status_id: str) -> dict[str, Any]:
    return {"id": "5", "last_status": status(status_id)}


def test_new_ones_come_oldest_first_and_ids_are_compared_as_numbers() -> None:
    cursor = {"notification": "98", "conversation": "0", "watched": {}}
    told = [{"id": "100", "status": status("2")}, {"id": "99", "status": status("1")}]
    polled = read_poll([answer("notifications", told), answer("conversations", [])], cursor, CONFIG)
    records = [msgspec.json.decode(each)["record"]["notification"] for each in polled.payloads]
    assert [each["id"] for each in records] == ["99", "100"]
    assert polled.cursor["notification"] == "100"
    asked = poll(polled.cursor, CONFIG)
    assert ("min_id", "100") in parse_qsl(urlsplit(asked[0].url).query)
    assert parse_qsl(urlsplit(asked[2].url).query) == [("id[]", "1"), ("id[]", "2")]


def test_a_watched_status_is_edited_and_gone_when_it_is_missing_twice() -> None:
    account = {"id": "9", "acct": "fatima@social.example"}
    cursor: Any = {
        "notification": "1",
        "conversation": "1",
        "watched": {"1": {"edited_at": "", "account": account}, "2": {"account": account}},
    }
    changes = []
    for _ in range(3):
        edited = status("1", "2026-01-02T03:00:00Z")
        polled = read_poll(
            [
                answer("notifications", []),
                answer("conversations", []),
                answer("statuses", [edited]),
            ],
            cursor,
            CONFIG,
        )
        cursor = polled.cursor
        changes.append([msgspec.json.decode(each)["change"] for each in polled.payloads])
    assert changes == [["edited"], ["gone"], []]


def test_a_refused_poll_keeps_its_place_and_says_why() -> None:
    cursor = {"notification": "5", "conversation": "6", "watched": {}}
    polled = read_poll([answer("notifications", {"error": "x"}, 401)], cursor, CONFIG)
    assert polled.cursor == cursor
    assert "credentials" in polled.problem
    slow = HttpResponse(status=429, headers={"retry-after": "90"}, body=b"", step="notifications")
    assert read_poll([slow], cursor, CONFIG).wait_seconds == 90
    old = read_poll(
        [answer("notifications", []), answer("conversations", []), answer("statuses", {}, 404)],
        cursor,
        CONFIG,
    )
    assert (old.problem, old.cursor["watch"]) == ("", "off")


def test_html_is_read_as_text_and_nothing_else() -> None:
    html = (
        '<p>Dag</p><script>alert(1)</script><p>a<br/>b <a class="mention hashtag" '
        'href="https://m.example/tags/lift">#<span>lift</span></a> '
        '<a href="javascript:alert(1)">hier</a> <a href="https://x.example/een/twee">'
        "x.example/een…</a></p><ul><li>een</li></ul>"
    )
    assert plain(html) == "Dag\n\na\nb #lift hier https://x.example/een/twee\n\n- een"


def test_the_test_tells_whose_token_it_is() -> None:
    assert CONNECTOR.read_test is not None
    assert CONNECTOR.read_test([answer("account", {"acct": "housing"})], CONFIG).ok
    other = CONNECTOR.read_test([answer("account", {"acct": "piet"})], CONFIG)
    assert not other.ok
    assert "piet" in other.message
    assert not CONNECTOR.read_test([answer("account", {}, 401)], CONFIG).ok
