"""Mattermost's WebSocket: catches up on what was said meanwhile, then hands over events as they come."""

from __future__ import annotations

import time
from typing import Any

import msgspec

from onethread.connectors._receiving.websocket import next_frame, websocket
from onethread.connectors.contract import ReceiverContext
from onethread.connectors.mattermost.config import MattermostConfig
from onethread.connectors.mattermost.inbound import EVENTS
from onethread.errors import NotAuthenticated, TransportError
from onethread.messages import HttpRequest


async def run(context: ReceiverContext) -> None:
    """Receive until `context.stopping` is set or the connection ends."""
    config: MattermostConfig = context.config
    me = (await _ask(context, "users/me"))["id"]
    cursor = await context.load_cursor()
    if "since" not in cursor:
        cursor = {"since": int(time.time() * 1000)}
        await context.save_cursor(cursor)
    async with websocket(context, config.socket_url(), config.headers()) as socket:
        # Connected first, then asked: what comes twice has the same ids.
        since = await _catch_up(context, me, int(cursor["since"]))
        await context.report(True, "connected")
        while (frame := await next_frame(socket)) is not None:
            event = _decoded(frame)
            if event.get("event") not in EVENTS:
                continue
            await context.accept(frame, {"me": me})
            said_at = _said_at(event)
            if said_at > since:
                since = said_at
                await context.save_cursor({"since": since})


def _decoded(frame: bytes) -> dict[str, Any]:
    try:
        found = msgspec.json.decode(frame)
    except msgspec.DecodeError:
        return {}
    return found if isinstance(found, dict) else {}


def _said_at(event: dict[str, Any]) -> int:
    """When the post was made or changed, in milliseconds; 0 for anything else."""
    told = event.get("data")
    post = told.get("post") if isinstance(told, dict) else None
    found = _decoded(post.encode()) if isinstance(post, str) else {}
    at = found.get("update_at") or found.get("create_at")
    return at if isinstance(at, int) else 0


async def _ask(context: ReceiverContext, path: str) -> Any:
    config: MattermostConfig = context.config
    answer = await context.request(
        HttpRequest(method="GET", url=config.url(path), headers=config.headers())
    )
    if answer.status in (401, 403):
        raise NotAuthenticated("Mattermost refuses the bot token: enter a new one")
    if answer.status != 200:
        raise TransportError(f"Mattermost answered with status {answer.status}")
    try:
        return msgspec.json.decode(answer.body)
    except msgspec.DecodeError as error:
        raise TransportError("Mattermost's answer can't be read") from error


async def _catch_up(context: ReceiverContext, me: str, since: int) -> int:
    """Hand over what was written, changed or deleted since; the time of the newest."""
    newest = since
    names: dict[str, str] = {}
    for channel in await _ask(context, f"users/{me}/channels"):
        if channel.get("last_post_at", 0) <= since and channel.get("update_at", 0) <= since:
            continue
        found = await _ask(context, f"channels/{channel['id']}/posts?since={since}")
        posts = sorted(found.get("posts", {}).values(), key=lambda post: post["update_at"])
        for post in posts:
            kind = "posted"
            if post.get("delete_at"):
                kind = "post_deleted"
            elif post.get("edit_at") and post["create_at"] <= since:
                kind = "post_edited"
            author = post["user_id"]
            if author not in names:
                names[author] = (await _ask(context, f"users/{author}")).get("username", "")
            told = {
                "sender_name": names[author],
                "post": msgspec.json.encode(post).decode(),
                "channel_type": channel.get("type", ""),
                "channel_display_name": channel.get("display_name", ""),
            }
            event = {"event": kind, "data": told}
            await context.accept(msgspec.json.encode(event), {"me": me})
            newest = max(newest, post["update_at"])
    await context.save_cursor({"since": newest})
    return newest
