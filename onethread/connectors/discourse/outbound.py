"""Posts and private messages as requests to a forum, and its answers. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlsplit

from onethread.connectors._schemes.reading import answer, answered, last_http, node, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.discourse.config import DiscourseConfig
from onethread.errors import InvalidInput
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    Revision,
    SendAccepted,
    SendRefused,
    SendResult,
)

LIKE = 2  # post_action_type_id
_FILE_SECONDS = 120.0
TITLE_CHARACTERS = 250


def build(message: OutboundMessage, config: DiscourseConfig) -> Sequence[OutboundRequest]:
    """Uploads, and a post: in the topic that is answered, or as a private message of its own.

    Raises InvalidInput when there is nothing to post, or nobody to post it to.
    """
    if message.reaction is not None:
        return [_like(message, config)]
    requests: list[OutboundRequest] = []
    parts = [message.content.text.strip()]
    for position, file in enumerate(each for each in message.files if each.content is not None):
        step = f"upload{position}"
        requests.append(_upload(file, step, config))
        parts.append(_markdown(file, step))
    raw = "\n\n".join(part for part in parts if part)
    if not raw:
        raise InvalidInput("there is nothing in this message that a forum can carry")
    body: dict[str, Any] = {"raw": raw}
    leg, last = message.leg, text(message.leg.get("last_inbound_id"))
    topic = text(leg.get("topic_id")) or text(leg.get("thread"))
    in_private = text(leg.get("archetype")) == "private_message"
    if not in_private and not message.content.public:
        body |= _private(message)
    elif not in_private and message.in_reply_to and message.in_reply_to != last:
        path = f"/posts/{quote(message.in_reply_to, safe='')}.json"
        requests.append(_request("GET", path, None, config, "parent"))
        body["topic_id"] = "{{parent.topic_id}}"
        body["reply_to_post_number"] = "{{parent.post_number}}"
    elif topic:
        body["topic_id"] = int(topic) if topic.isascii() and topic.isdigit() else topic
        number = leg.get("post_number")
        if isinstance(number, int) and number > 1 and message.part == 1:
            body["reply_to_post_number"] = number
    else:
        raise InvalidInput("there is no topic to answer in")
    requests.append(_request("POST", "/posts.json", body, config))
    return requests


def _private(message: OutboundMessage) -> dict[str, Any]:
    username = text(message.leg.get("username"))
    if not username:
        raise InvalidInput("the customer's name on the forum is not known")
    topic = message.content.subject or text(message.leg.get("topic"))
    title = f"{topic} ({message.conversation_ref})" if topic else message.conversation_ref
    return {
        "title": title[-TITLE_CHARACTERS:],
        "target_recipients": username,
        "archetype": "private_message",
    }


def _like(message: OutboundMessage, config: DiscourseConfig) -> HttpRequest:
    if not message.in_reply_to:
        raise InvalidInput("a like needs the post it is about")
    if message.reaction:
        body = {"id": message.in_reply_to, "post_action_type_id": LIKE}
        return _request("POST", "/post_actions.json", body, config)
    path = f"/post_actions/{quote(message.in_reply_to, safe='')}.json?post_action_type_id={LIKE}"
    return _request("DELETE", path, None, config)


def _upload(file: OutboundFile, step: str, config: DiscourseConfig) -> HttpRequest:
    return HttpRequest(
        method="POST",
        url=config.url("/uploads.json"),
        headers=_headers(config),
        form={"type": "composer", "synchronous": "true"},
        file=file,
        step=step,
        timeout_seconds=_FILE_SECONDS,
    )


def _markdown(file: OutboundFile, step: str) -> str:
    name = "".join(c for c in file.name if c not in "[]()|{}\r\n")[:100] or "file"
    words = text(file.caption, 300).replace("\n", " ").replace("]", ")").replace("|", "/") or name
    if file.kind == "image":
        return f"![{words}]({{{{{step}.short_url}}}})"
    return f"[{name}|attachment]({{{{{step}.short_url}}}})"


def _headers(config: DiscourseConfig) -> dict[str, str]:
    name = (
        config.username.encode("ascii", "ignore").decode()
        if not config.username.isascii()
        else config.username
    )
    return {"Api-Key": config.api_key.reveal(), "Api-Username": name}


def _request(
    method: str, path: str, body: Any, config: DiscourseConfig, step: str = "send"
) -> HttpRequest:
    return HttpRequest(
        method=method, url=config.url(path), headers=_headers(config), json=body, step=step
    )


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, _config: DiscourseConfig
) -> SendResult:
    """The post's id, or the first refusal."""
    for response in responses:
        if isinstance(response, HttpResponse) and response.status >= 300:
            return refusal(response)
    found = answer(responses)
    if found.get("action") == "enqueued":
        return SendRefused(
            code="blocked",
            reason="The forum holds the post until a moderator approves it: give the channel's user more "
            "trust.",
        )
    post_id = found.get("id")
    if type(post_id) is int and post_id > 0:
        return SendAccepted(message_id=str(post_id))
    last = last_http(responses)
    if message.reaction is not None and last is not None:
        return SendAccepted(message_id=f"{message.in_reply_to}:like"[:512])
    return refused("temporary", "Discourse")


def refusal(response: HttpResponse) -> SendRefused:
    """A refusal in our words; `errors` are the forum's own."""
    found = answered(response)
    listed = found.get("errors")
    words = [text(each) for each in listed] if isinstance(listed, list) else []
    said = text(" ".join(word for word in words if word), 300)
    if response.status == 429:
        wait = node(found.get("extras")).get("wait_seconds")
        seconds = float(min(wait, 3600)) if type(wait) is int and wait > 0 else None
        return refused("rate_limited", "Discourse", said, seconds)
    if response.status == 422:
        if response.step.startswith("upload"):
            return refused(
                "too_large" if "size" in said.lower() else "unsupported", "Discourse", said
            )
        return SendRefused(code="422", reason=f"The forum refused the post: {said}"[:400])
    if response.status == 403 and "api" not in said.lower():
        return refused("blocked", "Discourse", said or "this user may not post here")
    return by_status(response, "Discourse", said)


def revise(revision: Revision, config: DiscourseConfig) -> Sequence[HttpRequest]:
    """Change the words of a post of ours, or delete it."""
    path = f"/posts/{quote(revision.message_id, safe='')}.json"
    if revision.content is None:
        return [_request("DELETE", path, None, config)]
    return [_request("PUT", path, {"post": {"raw": revision.content.text}}, config)]


def fetch_media(remote: Mapping[str, Any], config: DiscourseConfig) -> Sequence[HttpRequest]:
    """The file; with the key when it is on the forum itself, which may show it to its users only."""
    url = str(remote["url"])
    own = urlsplit(url)[:2] == urlsplit(config.api_base_url)[:2]
    headers = _headers(config) if own else {}
    return [HttpRequest(method="GET", url=url, headers=headers, timeout_seconds=_FILE_SECONDS)]


def test(config: DiscourseConfig) -> Sequence[OutboundRequest]:
    """Ask whose the key is."""
    return [_request("GET", "/session/current.json", None, config, "user")]


def read_test(responses: Sequence[OutboundResponse], config: DiscourseConfig) -> ConnectionTest:
    """Whether the key is good for this user."""
    response = last_http(responses)
    if response is None:
        return ConnectionTest(ok=False, message="The forum gave no answer: check its address.")
    user = node(answered(response).get("current_user"))
    name = text(user.get("username"), 100)
    if response.status in (401, 403, 404) or (response.status < 300 and not name):
        return ConnectionTest(
            ok=False,
            message="The forum did not accept the API key for this user: check both, and that the key "
            "is for this user or for all.",
        )
    if response.status >= 300:
        return ConnectionTest(
            ok=False, message=f"There is no Discourse at this address (HTTP {response.status})."
        )
    if name.lower() != config.username.lower():
        return ConnectionTest(ok=False, message=f"The key is of the user {name}: correct the user.")
    facts = {"username": name, "trust_level": user.get("trust_level")}
    return ConnectionTest(ok=True, message=f"{name} on {config.host} is connected.", facts=facts)


def address(config: DiscourseConfig) -> str:
    """Where customers write to."""
    return config.api_base_url
