"""Reviews: a rating and words that anyone can read, changed by their author, answered once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from onethread.connectors._schemes.reading import text
from onethread.errors import InvalidInput
from onethread.messages import (
    Assurance,
    Content,
    Edit,
    InboundItem,
    InboundMessage,
    OutboundMessage,
    Rating,
    SenderIdentity,
)

STARS = 5


def stars(value: Any) -> Rating | None:
    """A rating of one to five stars."""
    if type(value) is not int or not 1 <= value <= STARS:
        return None
    return Rating(score=value, best=STARS)


def review_content(
    said: str, rating: Rating | None, *, title: str = "", language: str = ""
) -> Content:
    """What a review says. One without words is its rating; one without either is named as such."""
    code = language[:2].lower()
    content = Content(
        text=said,
        subject=title or None,
        rating=rating,
        language=code if len(code) == 2 and code.isascii() and code.isalpha() else None,
        public=True,
    )
    if content.is_empty():
        content.unsupported = "empty review"
    return content


def review_item(
    change: str,
    review_id: str,
    sender: list[SenderIdentity],
    content: Content,
    *,
    said_at: datetime,
    changed_at: datetime,
    name: str = "",
    headers: dict[str, Any] | None = None,
) -> InboundItem:
    """A new review as a message, a changed one as an edit of it."""
    if change == "edited":
        return Edit(target_id=review_id, content=content, sender=sender, at=changed_at)
    return InboundMessage(
        message_id=review_id,
        sender=sender,
        said_at=said_at,
        content=content,
        display_name=name or None,
        thread=review_id,
        headers=headers or {},
    )


def asserted(scheme: str, value: str) -> SenderIdentity:
    """What the platform says of the author. Where it names no author, the review's id stands for them."""
    return SenderIdentity(scheme=scheme, value=value, assurance=Assurance.ASSERTED)


def only_answer(message: OutboundMessage, platform: str, most: int) -> str:
    """The words of the one answer that a review may have: sent in parts, each would replace the one
    before. Raises InvalidInput."""
    said = message.content.text.strip()
    if not said:
        raise InvalidInput(f"an answer to a review on {platform} needs words")
    if message.parts > 1 or len(said) > most:
        raise InvalidInput(
            f"a review on {platform} takes one answer of at most {most} characters: shorten it"
        )
    return said


def review_answered(message: OutboundMessage) -> str:
    """The review that an answer is for. Raises InvalidInput."""
    found = (
        message.in_reply_to
        or text(message.leg.get("last_inbound_id"))
        or text(message.leg.get("thread"))
    )
    # What answers an answer of ours is for its review.
    found = found.partition("#")[0]
    if not found:
        raise InvalidInput("there is no review to answer")
    return found


def answer_id(review_id: str, message: OutboundMessage) -> str:
    """The id of our answer: the platforms give none, and a later answer replaces it."""
    return f"{review_id}#{message.message_uid}"[:512]
