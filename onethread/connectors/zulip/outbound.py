"""Messages to Zulip's API as HTTP requests, and its answers. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from onethread.connectors._schemes.emoji import name_of
from onethread.connectors._schemes.reading import answered, last_http, text, whole
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors._schemes.sent import outcome
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.zulip.config import ZulipConfig
from onethread.connectors.zulip.polling import place_of, quoted
from onethread.errors import InvalidInput
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    Revision,
    SendRefused,
    SendResult,
)

_FILE_SECONDS = 120.0


def build(message: OutboundMessage, config: ZulipConfig) -> Sequence[OutboundRequest]:
    """The files are uploaded, then one message names them. Raises InvalidInput."""
    if message.reaction is not None:
        return [_reaction(message, config)]
    requests: list[OutboundRequest] = []
    lines = [message.content.text] if message.content.text else []
    for position, file in enumerate(message.files):
        name = _plain(file.name)
        if file.caption:
            lines.append(file.caption)
        if file.content is None:
            if file.link is None:
                raise InvalidInput(f"the file {name!r} has neither content nor a link")
            lines.append(f"[{name}]({file.link})")
            continue
        step = f"upload{position}"
        requests.append(
            HttpRequest(
                method="POST",
                url=config.url("user_uploads"),
                headers=config.headers(),
                file=file,
                step=step,
                timeout_seconds=_FILE_SECONDS,
            )
        )
        lines.append(f"[{name}]({{{{{step}.uri}}}})")
    if not lines:
        raise InvalidInput("there is nothing in this message that Zulip can carry")
    place = place_of(str(message.leg.get("thread") or f"direct:{message.to.rpartition('/')[2]}"))
    requests.append(
        HttpRequest(
            method="POST",
            url=config.url("messages"),
            headers=config.headers(),
            form={**place, "content": "\n".join(lines)},
        )
    )
    return requests


def _plain(name: str) -> str:
    return " ".join(name.replace("[", "(").replace("]", ")").split())[:200] or "file"


def _reaction(message: OutboundMessage, config: ZulipConfig) -> HttpRequest:
    if not message.in_reply_to:
        raise InvalidInput("a reaction needs the message it is about")
    if not message.reaction:
        raise InvalidInput("Zulip takes a reaction back by its name only; do it there")
    sign = message.reaction
    target = quote(message.in_reply_to, safe="")
    # Zulip's own names differ here and there: the code points say which emoji is meant.
    code = "-".join(f"{ord(each):04x}" for each in sign if each != "\ufe0f")
    form = {"emoji_name": name_of(sign) or "emoji"}
    if not sign.startswith(":"):
        form |= {"emoji_code": code, "reaction_type": "unicode_emoji"}
        form["emoji_name"] = {"👍": "+1", "👎": "-1"}.get(sign, form["emoji_name"])
    return HttpRequest(
        method="POST",
        url=config.url(f"messages/{target}/reactions"),
        headers=config.headers(),
        form=form,
        step="send_reaction",
    )


def refusal(response: HttpResponse) -> SendRefused | None:
    """What Zulip's refusal means."""
    said = answered(response)
    code, words = text(said.get("code"), 100), text(said.get("msg"), 300)
    if response.status < 300 and said.get("result") != "error":
        return None
    if code == "REACTION_ALREADY_EXISTS":
        return None
    if code == "STREAM_DOES_NOT_EXIST" or "nvalid user" in words or "nvalid recipient" in words:
        return refused("bad_recipient", "Zulip", words)
    if code == "UNAUTHORIZED_PRINCIPAL" or response.status == 403:
        return refused("blocked", "Zulip", words)
    if "too long" in words or "larger than" in words:
        return refused("too_large", "Zulip", words)
    return by_status(response, "Zulip", words)


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: ZulipConfig
) -> SendResult:
    """The number of the message, or the refusal of the first request that failed."""

    def id_of(response: HttpResponse) -> str | None:
        if response.step == "send_reaction":
            return f"reaction:{message.message_uid}"
        number = whole(answered(response).get("id"))
        return str(number) if number else None

    return outcome(responses, "Zulip", refusal=refusal, id_of=id_of)


def revise(revision: Revision, config: ZulipConfig) -> Sequence[HttpRequest]:
    """Change or delete a message of the bot's own."""
    url = config.url(f"messages/{quote(revision.message_id, safe='')}")
    if revision.content is None:
        return [HttpRequest(method="DELETE", url=url, headers=config.headers(), step="revise")]
    form = {"content": revision.content.text}
    return [
        HttpRequest(method="PATCH", url=url, headers=config.headers(), form=form, step="revise")
    ]


def mark_read(message_id: str, config: ZulipConfig) -> Sequence[HttpRequest]:
    """The bot's flag "read", which Zulip shows to the others as a read receipt."""
    number = message_id if message_id.isdigit() else "0"
    return [
        HttpRequest(
            method="POST",
            url=config.url("messages/flags"),
            headers=config.headers(),
            form={"messages": f"[{number}]", "op": "add", "flag": "read"},
            step="read",
        )
    ]


def fetch_media(remote: Mapping[str, Any], config: ZulipConfig) -> Sequence[HttpRequest]:
    """A short-lived address of the upload, then its bytes."""
    path = quoted(str(remote["path"]).lstrip("/"))
    return [
        HttpRequest(method="GET", url=config.url(path), headers=config.headers(), step="address"),
        HttpRequest(
            method="GET",
            url=config.api_base_url.rstrip("/") + "{{address.url}}",
            step="content",
            timeout_seconds=_FILE_SECONDS,
        ),
    ]


def test(config: ZulipConfig) -> Sequence[OutboundRequest]:
    """Ask who the key is."""
    return [
        HttpRequest(
            method="GET",
            url=config.url("users/me?" + urlencode({"client_gravatar": "true"})),
            headers=config.headers(),
            step="test",
        )
    ]


def read_test(responses: Sequence[OutboundResponse], config: ZulipConfig) -> ConnectionTest:
    """The bot's name, or what is wrong."""
    response = last_http(responses)
    if response is None:
        return ConnectionTest(ok=False, message="The server did not answer.")
    said = answered(response)
    name = text(said.get("full_name"), 100)
    if response.status >= 300 or not name:
        words = text(said.get("msg"), 300) or f"status {response.status}"
        return ConnectionTest(ok=False, message=f"Zulip refuses the bot: {words}")
    if said.get("is_bot") is False:
        return ConnectionTest(ok=True, message=f"Signed in as {name}, who is a person, not a bot.")
    return ConnectionTest(ok=True, message=f"Signed in as {name}.")
