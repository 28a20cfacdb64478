"""What is special to Telegram; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.telegram import CONNECTOR
from onethread.connectors.telegram.config import TelegramConfig
from onethread.connectors.telegram.formatting import to_telegram
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import (
    Button,
    Content,
    HttpRequest,
    HttpResponse,
    ListRow,
    Location,
    OutboundFile,
    OutboundMessage,
    Revision,
    SendAccepted,
)

CONFIG = TelegramConfig(bot_token=SecretStr("110201543:AAH"), secret_token=SecretStr("s3cret"))


def built(content: Content, **more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "279058397",
            "to_scheme": "telegram",
            "content": content,
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )
    requests = CONNECTOR.build(message, CONFIG)
    assert all(isinstance(request, HttpRequest) for request in requests)
    return list(requests)  # type: ignore[arg-type]


def test_only_the_secret_token_opens_the_door() -> None:
    assert CONNECTOR.verify is not None
    header = "x-telegram-bot-api-secret-token"
    assert CONNECTOR.verify(
        WebhookRequest(method="POST", path="/", headers={header: "s3cret"}), CONFIG
    ).store
    for wrong in ({}, {header: ""}, {header: "s3creT"}):
        with pytest.raises(BadSignature):
            CONNECTOR.verify(WebhookRequest(method="POST", path="/", headers=wrong), CONFIG)


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>Dag <strong>Jan</strong></p><p>Tot morgen</p>", "Dag <b>Jan</b>\n\nTot morgen"),
        ("<ul><li>Een</li><li>Twee</li></ul>", "• Een\n• Twee"),
        ("<ol><li>Een</li><li>Twee</li></ol>", "1. Een\n2. Twee"),
        (
            '<a href="https://x.nl/?a=1&amp;b=2">hier</a>',
            '<a href="https://x.nl/?a=1&amp;b=2">hier</a>',
        ),
        ('<a href="javascript:alert(1)">hier</a>', "hier"),
        ("<b>vet <i>en schuin", "<b>vet <i>en schuin</i></b>"),
        ("<b>a<i>b</b>c</i>", "<b>a<i>b</i></b>c"),
        ("1 &lt; 2 &amp; 3", "1 &lt; 2 &amp; 3"),
        ("<script>x</script>Dag", "Dag"),
    ],
)
def test_formatting_becomes_the_tags_that_telegram_knows(html: str, shown: str) -> None:
    assert to_telegram(html) == shown


def test_formatting_is_left_out_of_a_text_in_parts() -> None:
    whole = built(Content(text="Dag Jan", html="<p>Dag <b>Jan</b></p>"))[0].json
    assert (whole["text"], whole["parse_mode"]) == ("Dag <b>Jan</b>", "HTML")
    part = built(Content(text="Dag Jan", html="<p>Dag <b>Jan</b></p>"), parts=2)[0].json
    assert (part["text"], "parse_mode" in part) == ("Dag Jan", False)


def test_buttons_stand_two_by_two_and_rows_below_each_other() -> None:
    three = [Button(id=str(n), label=f"Dag {n}") for n in range(3)]
    keyboard = built(Content(text="Wanneer?", buttons=three))[0].json["reply_markup"]
    assert [len(row) for row in keyboard["inline_keyboard"]] == [2, 1]
    rows = [ListRow(id="é" * 40, title="Verwarming")]
    (row,) = built(Content(text="Waarover?", rows=rows))[0].json["reply_markup"]["inline_keyboard"]
    assert row[0]["callback_data"] == "é" * 32


def test_a_photo_carries_the_text_as_its_caption_and_the_buttons() -> None:
    photo = OutboundFile(
        name="lek.png", media_type="image/png", size_bytes=3, kind="image", content=b"abc"
    )
    (request,) = built(Content(text="Deze?", buttons=[Button(id="y", label="Ja")]), files=[photo])
    assert request.url.endswith("/bot110201543:AAH/sendPhoto")
    assert request.form is not None
    assert request.form["caption"] == "Deze?"
    assert msgspec.json.decode(request.form["reply_markup"])["inline_keyboard"]
    assert request.file_field == "photo"


def test_what_telegram_does_not_show_goes_as_a_document() -> None:
    heic = OutboundFile(
        name="lek.heic", media_type="image/heic", size_bytes=3, kind="image", content=b"abc"
    )
    (request,) = built(Content(), files=[heic])
    assert (request.url.rpartition("/")[2], request.file_field) == ("sendDocument", "document")


def test_an_answer_quotes_and_goes_also_when_the_quoted_is_gone() -> None:
    sent = built(Content(text="Ja"), in_reply_to="279058397:1365:kl1")[0].json
    assert sent["reply_parameters"] == {"message_id": 1365, "allow_sending_without_reply": True}
    assert "reply_parameters" not in built(Content(text="Ja"), in_reply_to="callback:1198")[0].json


def test_groups_and_business_chats_are_answered_where_they_are() -> None:
    leg = {"thread": "-100123", "business_connection_id": "kl1"}
    sent = built(Content(text="Ja"), leg=leg)[0].json
    assert (sent["chat_id"], sent["business_connection_id"]) == ("-100123", "kl1")


def test_a_place_with_a_name_is_a_venue() -> None:
    plain = built(Content(location=Location(latitude=52.1, longitude=4.9)))[0]
    assert plain.url.endswith("/sendLocation")
    named = built(Content(location=Location(latitude=52.1, longitude=4.9, name="Kantoor")))[0]
    assert (named.url.rpartition("/")[2], named.json["address"]) == ("sendVenue", "Kantoor")


def test_a_reaction_is_put_on_and_taken_back() -> None:
    put = built(Content(), reaction="👍", in_reply_to="279058397:1365")[0].json
    assert put["reaction"] == [{"type": "emoji", "emoji": "👍"}]
    assert built(Content(), reaction="", in_reply_to="279058397:1365")[0].json["reaction"] == []
    with pytest.raises(InvalidInput):
        built(Content(), reaction="👍")


def test_our_own_text_is_changed_and_deleted() -> None:
    assert CONNECTOR.revise is not None
    revision = Revision(
        message_id="279058397:1400",
        to="279058397",
        to_scheme="telegram",
        content=Content(text="Nu"),
    )
    (edit,) = CONNECTOR.revise(revision, CONFIG)
    assert edit.json == {"chat_id": "279058397", "message_id": 1400, "text": "Nu"}
    revision.content = Content(text="Nu meteen", html="<p>Nu <strong>meteen</strong></p>")
    (edit,) = CONNECTOR.revise(revision, CONFIG)
    assert (edit.json["text"], edit.json["parse_mode"]) == ("Nu <b>meteen</b>", "HTML")
    revision.content = None
    assert CONNECTOR.revise(revision, CONFIG)[0].url.endswith("/deleteMessage")
    revision.leg = {"business_connection_id": "kl1"}
    assert CONNECTOR.revise(revision, CONFIG)[0].json == {
        "business_connection_id": "kl1",
        "message_ids": [1400],
    }


def answer(step: str, result: Any, **more: Any) -> HttpResponse:
    body = msgspec.json.encode({"ok": True, "result": result, **more})
    return HttpResponse(status=200, headers={}, body=body, step=step)


def test_the_connection_test_tells_what_is_wrong() -> None:
    assert CONNECTOR.read_test is not None
    bot = answer("bot", {"username": "huis_bot"})
    good = CONNECTOR.read_test([bot, answer("webhook", {"url": "https://x"})], CONFIG)
    assert (good.ok, good.facts["bot"]) == (True, "@huis_bot")
    assert "Subscribe" in CONNECTOR.read_test([bot, answer("webhook", {"url": ""})], CONFIG).message
    failing = answer("webhook", {"url": "https://x", "last_error_message": "SSL error"})
    assert "SSL error" in CONNECTOR.read_test([bot, failing], CONFIG).message
    assert not CONNECTOR.read_test([], CONFIG).ok


def test_subscribing_tells_the_secret_and_asks_for_reactions() -> None:
    assert CONNECTOR.subscribe is not None
    (request,) = CONNECTOR.subscribe("https://desk.example.org/hooks/1", CONFIG)
    assert request.json["secret_token"] == "s3cret"
    assert "message_reaction" in request.json["allowed_updates"]


def test_a_bot_that_is_asked_needs_no_secret_and_takes_its_webhook_away() -> None:
    asked = TelegramConfig(bot_token=SecretStr("110201543:AAH"), receive="poll")
    assert CONNECTOR.polls is not None
    assert CONNECTOR.subscribe is not None
    assert (CONNECTOR.polls(asked), CONNECTOR.polls(CONFIG)) == (True, False)
    [request] = CONNECTOR.subscribe("https://onethread.example/hooks/k", asked)
    assert request.url.endswith("/deleteWebhook")
    with pytest.raises(ValueError, match="secret_token"):
        TelegramConfig(bot_token=SecretStr("110201543:AAH"))
    assert CONNECTOR.verify is not None
    with pytest.raises(BadSignature):
        CONNECTOR.verify(WebhookRequest(method="POST", path="/"), asked)


def test_what_was_asked_for_is_confirmed_only_by_asking_on() -> None:
    assert CONNECTOR.poll is not None
    assert CONNECTOR.read_poll is not None
    asked = TelegramConfig(bot_token=SecretStr("110201543:AAH"), receive="poll")

    def brought(status: int, cursor: dict[str, Any], **answer: Any) -> Any:
        body = msgspec.json.encode({"ok": status == 200, **answer})
        response = HttpResponse(status=status, headers={}, body=body, step="updates")
        return CONNECTOR.read_poll([response], cursor, asked)  # type: ignore[misc]

    first = CONNECTOR.poll({}, asked)[0].json
    assert (first["offset"], first["timeout"]) == (-1, 0)
    old = brought(200, {}, result=[{"update_id": 7}])
    assert (old.payloads, old.cursor, old.more) == ((), {"offset": 8}, True)
    assert brought(200, {}, result=[]).cursor == {"offset": 0}
    new = brought(200, {"offset": 8}, result=[{"update_id": 8}, {"update_id": 9}, "mangled"])
    assert (len(new.payloads), new.cursor, new.more) == (2, {"offset": 10}, False)
    assert CONNECTOR.poll(new.cursor, asked)[0].json["offset"] == 10
    assert brought(200, {"offset": 10}, result=[]).cursor == {"offset": 10}
    assert (
        "press “Subscribe webhooks”"
        in brought(409, {"offset": 1}, description="webhook is active").problem
    )
    limited = brought(429, {"offset": 1}, parameters={"retry_after": 7})
    assert (limited.wait_seconds, limited.cursor) == (7.0, {})
    assert CONNECTOR.read_poll([], {"offset": 1}, asked).problem


def picture(name: str, **more: Any) -> OutboundFile:
    values = {"kind": "image", "media_type": "image/jpeg", "size_bytes": 3, "content": b"jpg"}
    return OutboundFile(**{"name": name, **values, **more})


def test_pictures_and_films_go_as_one_album_with_the_words_under_the_first() -> None:
    film = picture("b.mp4", kind="video", media_type="video/mp4")
    linked = picture("c.jpg", content=None, link="https://onethread.example/f/t/c.jpg")
    [album] = built(Content(text="Zo ziet het eruit"), files=[picture("a.jpg"), film, linked])
    assert album.url.endswith("/sendMediaGroup")
    assert album.form is not None
    assert msgspec.json.decode(album.form["media"]) == [
        {"type": "photo", "media": "attach://file0", "caption": "Zo ziet het eruit"},
        {"type": "video", "media": "attach://file1"},
        {"type": "photo", "media": "https://onethread.example/f/t/c.jpg"},
    ]
    assert sorted(album.files) == ["file0", "file1"]
    answer = {
        "ok": True,
        "result": [{"message_id": n, "chat": {"id": 279058397}} for n in (11, 12, 13)],
    }
    response = HttpResponse(status=200, headers={}, body=msgspec.json.encode(answer), step="send")
    taken = CONNECTOR.parse_response([response], message_of(), CONFIG)
    assert taken == SendAccepted(
        message_id="279058397:11", extra_ids=["279058397:12", "279058397:13"]
    )


def test_what_no_album_holds_together_goes_one_by_one() -> None:
    paper = picture("a.pdf", kind="file", media_type="application/pdf")
    for files in ([picture("a.jpg"), paper], [picture("a.jpg")]):
        assert all("Group" not in sent.url for sent in built(Content(text="x"), files=files))
    pressed = Content(text="x", buttons=[Button(id="a", label="A")])
    both = [picture("a.jpg"), picture("b.jpg")]
    assert all("Group" not in sent.url for sent in built(pressed, files=both))


def message_of() -> OutboundMessage:
    return OutboundMessage(
        message_uid="0193b6a0-0000-7000-8000-000000000001",
        conversation_ref="OT-7K2M9",
        to="279058397",
        to_scheme="telegram",
        content=Content(text="x"),
        created_at=datetime(2026, 1, 2, tzinfo=UTC),
    )
