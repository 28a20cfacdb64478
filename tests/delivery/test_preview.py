"""A reply as it will look, by the rendering that sends it."""

from __future__ import annotations

import pytest

from onethread.channels.load import LoadedChannel
from onethread.connectors import registry
from onethread.connectors.email.config import EmailConfig
from onethread.delivery.preview import preview, sms_pieces
from onethread.messages import Attachment, Button, Content


def channel(connector: str) -> LoadedChannel:
    found = registry.get(connector)
    config = (
        EmailConfig(from_address="service@example.org", signature="{agent}\nThe housing office")
        if connector == "email"
        else None
    )
    return LoadedChannel(
        id=1,
        key="k",
        name=connector.title(),
        state="active",
        connector=found,
        config=config,
    )


RICH = Content(text="We come Tuesday", html="<p>We come <strong>Tuesday</strong></p>")


def test_each_kind_of_channel_shows_bold_its_own_way() -> None:
    shown = {c: preview(RICH, channel(c), "Ada", None) for c in ("email", "whatsapp", "webchat")}
    assert shown["email"].parts[0].html == RICH.html
    assert shown["whatsapp"].parts[0].text == "We come *Tuesday*"
    assert shown["webchat"].parts[0].text == "We come Tuesday"
    assert [shown[c].changed for c in ("email", "whatsapp", "webchat")] == [
        [],
        ["markup"],
        ["plain"],
    ]


def test_a_mail_shows_its_subject_and_signature() -> None:
    shown = preview(RICH, channel("email"), "Ada", "Broken lift")
    assert (shown.subject, shown.signature) == ("Broken lift", "Ada\nThe housing office")


def test_what_does_not_fit_is_shown_as_it_goes() -> None:
    content = Content(
        text="word " * 1000,
        buttons=[Button(id=str(n), label=f"Choice {n}") for n in range(5)],
        attachments=[
            Attachment(kind="image", name="a.png", media_type="image/png", size_bytes=9_000_000)
        ],
    )
    shown = preview(content, channel("whatsapp"), "Ada", None)
    assert shown.changed == ["buttons", "split", "links"]
    assert "1. Choice 0" in shown.parts[-1].text
    assert "a.png: https://…" in shown.parts[-1].text


@pytest.mark.parametrize(
    ("text", "pieces"),
    [("a" * 160, 1), ("a" * 161, 2), ("é" * 160, 1), ("€" * 81, 2), ("ő" * 71, 2), ("😀" * 35, 1)],
)
def test_a_text_message_goes_in_pieces(text: str, pieces: int) -> None:
    assert sms_pieces(text) == pieces
