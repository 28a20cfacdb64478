"""What a later request takes from an earlier answer."""

from __future__ import annotations

import pytest

from onethread.errors import TransportError
from onethread.messages import HttpRequest, HttpResponse
from onethread.transport.fill import fill

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
