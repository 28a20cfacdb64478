"""/c/{token}: the page behind a link to continue. It tells nothing of anybody, and spends nothing:
programs that look into links before people do leave the token whole."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from typing import Any

from litestar import Request, Response, get

from onethread import clock
from onethread.access import PUBLIC, Actor, network_of, rate_limit
from onethread.channels.load import Channels, LoadedChannel
from onethread.conversations import elsewhere
from onethread.conversations import elsewhere_tokens as tokens
from onethread.conversations import elsewhere_words as words
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.settings import Settings

LOOKS_PER_HOUR = 60

_STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas;
  color: CanvasText; }
main { box-sizing: border-box; width: min(26rem, 100%); padding: 2rem 1.5rem; text-align: center; }
h1 { font-size: 1.375rem; line-height: 1.3; margin: 0 0 1.5rem; text-wrap: balance; }
a { display: block; padding: .75rem 1rem; border-radius: .5rem; background: #0f766e; color: #fff;
  font-weight: 600; text-decoration: none; }
a:hover { background: #115e59; }
a:focus-visible { outline: 3px solid #14b8a6; outline-offset: 3px; }
p { margin: 1rem 0 0; font-size: .875rem; opacity: .8; text-wrap: balance; }
"""
_HASH = b64encode(sha256(_STYLE.encode()).digest()).decode()
_HEADERS = {
    "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
}
_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>{title}</title><style>{style}</style></head>
<body><main><h1>{title}</h1>{body}</main></body></html>"""
_CHAT = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>{title}</title></head><body>
<script src="/widget.js" data-channel="{key}" data-continue="{token}" async></script></body></html>"""


@get("/c/{token:str}", permission=PUBLIC, include_in_schema=False)
async def continue_page(
    token: str,
    actor: Actor,
    database: Database,
    channels: Channels,
    vault: Vault,
    settings: Settings,
    request: Request[Any, Any, Any],
) -> Response[str]:
    """One button that opens the channel with the token in it."""
    language = _language(request)
    channel = await _channel_of(token, actor, database, channels, vault)
    kind = elsewhere.kind_of(channel) if channel else None
    if channel is None or kind is None:
        return _over(language)
    base = (settings.public_url or str(request.base_url)).rstrip("/")
    href = elsewhere.direct(channel, token.lower(), language, base)
    press = words.PRESS[language].format(way=words.way(kind, language))
    return _page(
        language,
        words.TITLE[language],
        f'<a href="{escape(href)}" rel="noreferrer">{escape(press)}</a>'
        f"<p>{escape(words.KEEP[language])}</p>",
    )


@get("/c/{token:str}/chat", permission=PUBLIC, include_in_schema=False)
async def continue_chat(
    token: str,
    actor: Actor,
    database: Database,
    channels: Channels,
    vault: Vault,
    request: Request[Any, Any, Any],
) -> Response[str]:
    """The chat, opened: what is said in it continues the conversation. On the device on which it was
    begun it is all there; on another, nothing of before is shown."""
    language = _language(request)
    channel = await _channel_of(token, actor, database, channels, vault)
    if channel is None or elsewhere.kind_of(channel) != "chat":
        return _over(language)
    return Response(
        _CHAT.format(
            language=language,
            title=escape(words.TITLE[language]),
            key=escape(channel.key),
            token=escape(token.lower()),
        ),
        media_type="text/html",
        headers={
            **_HEADERS,
            "Content-Security-Policy": "default-src 'none'; script-src 'self'; connect-src 'self';"
            " img-src 'self' https: data: blob:; media-src 'self' blob:; base-uri 'none';"
            " form-action 'none'; frame-ancestors 'none'",
        },
    )


async def _channel_of(
    token: str, actor: Actor, database: Database, channels: Channels, vault: Vault
) -> LoadedChannel | None:
    """The channel that a good token leads to. Raises TooManyRequests."""
    await rate_limit(
        database,
        f"continue:page:{network_of(actor.address or '')}",
        most=LOOKS_PER_HOUR,
        window_seconds=3600,
    )
    if not tokens.genuine(vault, token):
        return None
    channel_id = await database.fetchval(
        "SELECT channel_id FROM continuations WHERE secret_hash = $1 AND used_at IS NULL"
        " AND revoked_at IS NULL AND expires_at > $2",
        tokens.hash_of(vault, token),
        clock.now(),
    )
    channel = await channels.by_id(channel_id) if channel_id is not None else None
    return channel if channel is not None and channel.state == "active" else None


def _language(request: Request[Any, Any, Any]) -> str:
    accepted = request.headers.get("accept-language", "").lower()
    return words.language_of(*re.findall(r"\b([a-z]{2})\b", accepted))


def _over(language: str) -> Response[str]:
    # The same for one that never was and one that is over: nothing to learn by trying.
    hint = f"<p>{escape(words.OVER_HINT[language])}</p>"
    return _page(language, words.OVER[language], hint, status=404)


def _page(language: str, title: str, body: str, status: int = 200) -> Response[str]:
    return Response(
        _PAGE.format(language=language, title=escape(title), style=_STYLE, body=body),
        media_type="text/html",
        status_code=status,
        headers=_HEADERS,
    )


ROUTES = [continue_page, continue_chat]
