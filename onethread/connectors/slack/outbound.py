"""Messages to the Web API as HTTP requests, and its answers. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onethread.connectors._schemes.emoji import name_of
from onethread.connectors._schemes.reading import answer, answered, node, nodes, text
from onethread.connectors._schemes.sent import outcome, step_name
from onethread.connectors.slack.config import SlackConfig
from onethread.connectors.slack.marks import escaped
from onethread.connectors.slack.refusals import refusal
from onethread.errors import InvalidInput
from onethread.messages import (
    Content,
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    Revision,
    SendResult,
)

# https://docs.slack.dev/reference/block-kit/blocks: section text 3,000; button text 75; value 2,000.
SECTION_LIMIT = 3000
LABEL_LIMIT = 75
_MOST_BUTTONS = 25
_MOST_ROWS = 100
_UPLOAD_SECONDS = 120.0


def build(message: OutboundMessage, config: SlackConfig) -> Sequence[OutboundRequest]:
    """The requests that send `message`: its words, then each file. Raises InvalidInput."""
    requests: list[OutboundRequest] = []
    thread = str(message.leg.get("thread") or "")
    channel, _, root = thread.partition(":")
    if not channel:
        requests.append(_open(message.to, config))
        channel = "{{open.channel.id}}"
    if message.reaction is not None:
        return [*requests, _reaction(message, channel, config)]
    content = message.content
    place = {"channel": channel, **({"thread_ts": root} if root else {})}
    if content.text or content.buttons or content.rows:
        body: dict[str, Any] = {
            **place,
            "text": escaped(content.text or "…"),
            "unfurl_links": False,
            "unfurl_media": False,
        }
        if content.buttons or content.rows:
            body["blocks"] = _blocks(content)
        if config.show_agent and message.author_name:
            body["username"] = " ".join(message.author_name.split())[:80]
        requests.append(_call("chat.postMessage", body, config, step_name(requests)))
    for position, file in enumerate(message.files):
        requests += _upload(file, position, channel, root, config, step_name(requests))
    if not any(getattr(each, "step", "").startswith("send") for each in requests):
        raise InvalidInput("there is nothing in this message that Slack can carry")
    return requests


def _call(method: str, body: dict[str, Any], config: SlackConfig, step: str) -> HttpRequest:
    return HttpRequest(
        method="POST", url=config.url(method), headers=config.headers(), json=body, step=step
    )


def _open(to: str, config: SlackConfig) -> HttpRequest:
    """The direct conversation with a person, made when there is none."""
    return _call("conversations.open", {"users": to.rpartition("/")[2]}, config, "open")


def _reaction(message: OutboundMessage, channel: str, config: SlackConfig) -> HttpRequest:
    if not message.in_reply_to:
        raise InvalidInput("a reaction needs the message it is about")
    if not message.reaction:
        raise InvalidInput("Slack takes a reaction back by its name only; take it back in Slack")
    name = name_of(message.reaction)
    if name is None:
        raise InvalidInput(f"Slack has no name for {message.reaction} that is known here")
    named, _, ts = message.in_reply_to.partition(":")
    body = {
        "channel": named if ts else channel,
        "timestamp": ts.partition(":")[0] or named,
        "name": name,
    }
    return _call("reactions.add", body, config, "send_reaction")


def _blocks(content: Content) -> list[dict[str, Any]]:
    words = escaped(content.text)
    blocks: list[dict[str, Any]] = [
        {"type": "section", "text": {"type": "mrkdwn", "text": words[at : at + SECTION_LIMIT]}}
        for at in range(0, len(words), SECTION_LIMIT)
    ]
    elements: list[dict[str, Any]]
    if content.buttons:
        elements = [
            {
                "type": "button",
                "text": {"type": "plain_text", "text": each.label[:LABEL_LIMIT]},
                "action_id": f"button{position}",
                "value": each.id[:2000],
            }
            for position, each in enumerate(content.buttons[:_MOST_BUTTONS])
        ]
    else:
        options = []
        for row in content.rows[:_MOST_ROWS]:
            option: dict[str, Any] = {
                "text": {"type": "plain_text", "text": row.title[:LABEL_LIMIT]},
                "value": row.id[:150],
            }
            if row.description:
                option["description"] = {
                    "type": "plain_text",
                    "text": row.description[:LABEL_LIMIT],
                }
            options.append(option)
        elements = [{"type": "static_select", "action_id": "list", "options": options}]
    return [*blocks, {"type": "actions", "elements": elements}]


def _upload(
    file: OutboundFile, position: int, channel: str, root: str, config: SlackConfig, step: str
) -> list[OutboundRequest]:
    """Ask for an address, put the bytes there, share the file; or a link to what is too large."""
    name = " ".join(file.name.split())[:200] or "file"
    if file.content is None:
        if file.link is None:
            raise InvalidInput(f"the file {name!r} has neither content nor a link")
        words = f"<{file.link}|{escaped(name).replace('|', '-')}>"
        body = {"channel": channel, "text": words, **({"thread_ts": root} if root else {})}
        return [_call("chat.postMessage", body, config, step)]
    place = f"place{position}"
    shared: dict[str, Any] = {
        "files": [{"id": f"{{{{{place}.file_id}}}}", "title": name}],
        "channel_id": channel,
    }
    if root:
        shared["thread_ts"] = root
    if file.caption:
        shared["initial_comment"] = escaped(file.caption)
    return [
        HttpRequest(
            method="POST",
            url=config.url("files.getUploadURLExternal"),
            headers=config.headers(),
            form={"filename": name, "length": str(len(file.content))},
            step=place,
        ),
        HttpRequest(
            method="POST",
            url=f"{{{{{place}.upload_url}}}}",
            headers={"Content-Type": "application/octet-stream"},
            body=file.content,
            step=f"bytes{position}",
            timeout_seconds=_UPLOAD_SECONDS,
        ),
        _call("files.completeUploadExternal", shared, config, step),
    ]


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: SlackConfig
) -> SendResult:
    """The ids of what was sent, or the refusal of the first request that failed."""

    opened = node(answer(responses, "open").get("channel")).get("id")
    known = str(message.leg.get("thread") or "").partition(":")[0] or opened or ""

    def id_of(response: HttpResponse) -> str | None:
        said = answered(response)
        if response.step == "send_reaction":
            return f"reaction:{message.message_uid}"
        channel = text(said.get("channel")) or known
        if said.get("ts"):
            return f"{channel}:{said['ts']}"
        files = nodes(said.get("files"))
        return f"{channel}:{files[0]['id']}" if files and files[0].get("id") else None

    return outcome(responses, "Slack", refusal=refusal, id_of=id_of)


def fetch_media(remote: Mapping[str, Any], config: SlackConfig) -> Sequence[HttpRequest]:
    """Slack says where the file is (never the payload, which anyone's words could be), then its bytes."""
    return [
        HttpRequest(
            method="POST",
            url=config.url("files.info"),
            headers=config.headers(),
            form={"file": str(remote["file_id"])},
            step="info",
        ),
        HttpRequest(
            method="GET",
            url="{{info.file.url_private_download}}",
            headers=config.headers(),
            step="content",
            timeout_seconds=_UPLOAD_SECONDS,
        ),
    ]


def revise(revision: Revision, config: SlackConfig) -> Sequence[HttpRequest]:
    """Change or delete a message of the app's own.

    Slack refuses with status 200: the second request takes `ts` from the first answer, which a refusal
    doesn't have, so that it fails.
    """
    channel, _, ts = revision.message_id.partition(":")
    body: dict[str, Any] = {"channel": channel, "ts": ts}
    method = "chat.delete"
    if revision.content is not None:
        method = "chat.update"
        body["text"] = escaped(revision.content.text)
        if revision.content.buttons or revision.content.rows:
            body["blocks"] = _blocks(revision.content)
    done = HttpRequest(
        method="GET",
        url=config.url(f"chat.getPermalink?channel={channel}&message_ts={{{{revise.ts}}}}"),
        headers=config.headers(),
        step="done",
    )
    return [_call(method, body, config, "revise"), done]
