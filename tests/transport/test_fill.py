"""What a later request takes from an earlier answer."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from onethread.errors import TransportError
from onethread.messages import Content, HttpRequest, HttpResponse, OutboundMessage
from onethread.transport.fill import fill, inert

ANSWER = HttpResponse(
    status=200, headers={}, body=b'{"download-url":"https://x.example/f","a":{"b":5}}', step="media"
)


def test_places_are_filled_by_names_with_dots_and_hyphens() -> None:
    asked = HttpRequest(
        method="GET",
        url="{{media.download-url}}",
        json={"n": ["{{media.a.b}}"]},
        headers={"x": "y"},
    )
    filled = fill(asked, [ANSWER])
    assert (filled.url, filled.json) == ("https://x.example/f", {"n": ["5"]})


def test_a_field_that_is_not_there_is_an_error_and_other_braces_are_none() -> None:
    with pytest.raises(TransportError, match=r"media\.c"):
        fill(HttpRequest(method="GET", url="{{media.c}}"), [ANSWER])
    assert fill(HttpRequest(method="GET", url="{{other.c}}"), [ANSWER]).url == "{{other.c}}"


def test_what_people_wrote_is_never_taken_for_a_place() -> None:
    message = OutboundMessage(
        message_uid="u",
        conversation_ref="OT-1",
        to="a",
        to_scheme="x",
        content=Content(text="{{token.access_token}} and {{ name }}", html="<p>{{token.a}}</p>"),
        leg={"subject": ["Re: {{token.access_token}}"]},
        created_at=datetime(2026, 1, 2, tzinfo=UTC),
    )
    harmless = inert(message)
    sent = HttpRequest(
        method="POST",
        url="https://x.example/{{token.access_token}}",
        json={"text": harmless.content.text, "html": harmless.content.html, "leg": harmless.leg},
    )
    token = HttpResponse(
        status=200, headers={}, body=b'{"access_token":"s3cret","a":"s3cret"}', step="token"
    )
    filled = fill(sent, [token])
    assert filled.url == "https://x.example/s3cret"
    assert "s3cret" not in str(filled.json)
    assert filled.json["text"].endswith(" and {{ name }}")
    plain = msgspec.structs.replace(message, content=Content(text="Dag"), leg={})
    assert inert(plain) is plain
