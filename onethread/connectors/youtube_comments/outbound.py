"""Answers to comments as requests to YouTube, and what became of them. No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from onethread.connectors._schemes.google import AUTHORISATION, reason, said, trouble
from onethread.connectors._schemes.google import refusal as google_refusal
from onethread.connectors._schemes.reading import answer, last_http, node, nodes, text
from onethread.connectors._schemes.refusing import refused
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.youtube_comments.config import YouTubeCommentsConfig
from onethread.connectors.youtube_comments.polling import get, token
from onethread.errors import InvalidInput
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    Revision,
    SendAccepted,
    SendRefused,
    SendResult,
)

TEXT_CHARACTERS = 10_000


def build(message: OutboundMessage, config: YouTubeCommentsConfig) -> Sequence[OutboundRequest]:
    """An answer in the thread; a comment that is held for review is published first.

    Threads are one deep: an answer to an answer names whom it is for. Raises InvalidInput without words
    or comment.
    """
    words = message.content.text.strip()
    leg, last = message.leg, text(message.leg.get("last_inbound_id"))
    target = message.in_reply_to or last
    # The number of an answer is that of its thread, a dot, and its own.
    thread = text(leg.get("thread_id")) if target == last else target.partition(".")[0]
    thread = thread or target.partition(".")[0]
    if not words or not thread:
        raise InvalidInput("an answer on YouTube needs words and a comment to answer")
    requests: list[OutboundRequest] = [token(config)]
    if leg.get("held") is True and target == last:
        requests.append(_moderate(target, config))
    name = text(leg.get("name"), 100).lstrip("@")
    if target != thread and target == last and name and f"@{name}".lower() not in words.lower():
        words = f"@{name} {words}"
    body = {"snippet": {"parentId": thread, "textOriginal": words[:TEXT_CHARACTERS]}}
    requests.append(
        HttpRequest(
            method="POST",
            url=config.url("comments?part=snippet"),
            headers=AUTHORISATION,
            json=body,
        )
    )
    return requests


def _moderate(comment_id: str, config: YouTubeCommentsConfig) -> HttpRequest:
    query = urlencode({"id": comment_id, "moderationStatus": "published"})
    return HttpRequest(
        method="POST",
        url=config.url(f"comments/setModerationStatus?{query}"),
        headers=AUTHORISATION,
        step="publish",
    )


def parse_response(
    responses: Sequence[OutboundResponse], _message: OutboundMessage, _config: YouTubeCommentsConfig
) -> SendResult:
    """The comment's id, or the first refusal."""
    for response in responses:
        if isinstance(response, HttpResponse) and response.status >= 300:
            return refusal(response)
    comment_id = text(answer(responses).get("id"), 300)
    return SendAccepted(message_id=comment_id) if comment_id else refused("temporary", "YouTube")


_REASONS = {
    "commentNotFound": "bad_recipient",
    "parentCommentNotFound": "bad_recipient",
    "commentsDisabled": "blocked",
    "ineligibleAccount": "blocked",
    "parentCommentIsPrivate": "blocked",
    "commentTextTooLong": "too_large",
    "processingFailure": "temporary",
}


def refusal(response: HttpResponse) -> SendRefused:
    """A refusal in our words: https://developers.google.com/youtube/v3/docs/errors."""
    code = _REASONS.get(reason(response))
    if code is not None:
        return refused(code, "YouTube", said(response))
    return google_refusal(response, "YouTube")


def revise(revision: Revision, config: YouTubeCommentsConfig) -> Sequence[HttpRequest]:
    """Change the words of an answer of ours, or delete it."""
    if revision.content is None:
        url = config.url(f"comments?{urlencode({'id': revision.message_id})}")
        return [token(config), HttpRequest(method="DELETE", url=url, headers=AUTHORISATION)]
    body = {"id": revision.message_id, "snippet": {"textOriginal": revision.content.text}}
    change = HttpRequest(
        method="PUT", url=config.url("comments?part=snippet"), headers=AUTHORISATION, json=body
    )
    return [token(config), change]


def test(config: YouTubeCommentsConfig) -> Sequence[OutboundRequest]:
    """Ask for the channel of the token."""
    return [token(config), get("channels", {"part": "snippet", "mine": "true"}, config, "channel")]


def read_test(
    responses: Sequence[OutboundResponse], config: YouTubeCommentsConfig
) -> ConnectionTest:
    """Whether the token is good, and of this channel."""
    found = trouble(last_http(responses), "YouTube", "the channel of this token")
    if found:
        return ConnectionTest(ok=False, message=found)
    mine = nodes(answer(responses, "channel").get("items"))
    ids = [text(each.get("id"), 100) for each in mine]
    if config.channel_id not in ids:
        shown = ", ".join(ids) or "none"
        return ConnectionTest(
            ok=False, message=f"The token is not of this channel, but of: {shown}."
        )
    title = text(node(mine[ids.index(config.channel_id)].get("snippet")).get("title"), 200)
    return ConnectionTest(ok=True, message=f"{title or 'The channel'} is connected.")


def address(config: YouTubeCommentsConfig) -> str:
    """Where customers write to."""
    return f"https://www.youtube.com/channel/{config.channel_id}"
