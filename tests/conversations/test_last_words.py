"""One line of a message for lists."""

from __future__ import annotations

import pytest

from onethread.conversations.preview import PREVIEW_CHARACTERS, preview
from onethread.messages import Attachment, Content, Location


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (Content(text="  It leaks\n\nagain "), "It leaks again"),
        (Content(text="x" * 500), "x" * PREVIEW_CHARACTERS),
        (Content(attachments=[Attachment(kind="voice")]), ":voice:"),
        (Content(text="Look", attachments=[Attachment(kind="image")]), "Look"),
        (Content(location=Location(latitude=52.1, longitude=5.1)), ":location:"),
        (Content(unsupported="poll"), ":unsupported:"),
        (Content(unsupported="empty mail", subject="Re: the key"), ":empty:"),
        (Content(subject="The key"), "The key"),
    ],
)
def test_the_first_line_or_the_kind_between_colons(content: Content, expected: str) -> None:
    assert preview(content) == expected
