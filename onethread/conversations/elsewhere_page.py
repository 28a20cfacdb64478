"""/c/{token}: the page behind a link to continue. It tells whose it is and nothing of any customer, and
spends nothing: programs that look into links before people do leave the token whole."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from typing import Any

import msgspec
from litestar import Request, Response, get

from onethread import clock
from onethread.access import PUBLIC, Actor, network_of, rate_limit
from onethread.channels.load import Channels, LoadedChannel
from onethread.channels.look import OWN_COLOUR, Look, logo_source, look_of, text_on
from onethread.conversations import elsewhere
from onethread.conversations import elsewhere_tokens as tokens
from onethread.conversations import elsewhere_words as words
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.settings import Settings

LOOKS_PER_HOUR = 60

_STYLE = """
:root {{ color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; --brand: {colour};
  --on: {on}; }}
body {{ margin: 0; min-height: 100vh; min-height: 100dvh; display: grid; place-items: center;
  background: Canvas; color: CanvasText; }}
main {{ box-sizing: border-box; width: min(26rem, 100%); padding: 2rem 1.5rem; text-align: center; }}
header {{ display: grid; justify-items: center; gap: .625rem; margin-bottom: 2rem; }}
header img {{ max-width: 12rem; height: 3.5rem; object-fit: contain; }}
header i {{ width: 3.5rem; height: 3.5rem; border-radius: .875rem; display: grid; place-items: center;
  background: var(--brand); color: var(--on); box-sizing: border-box;
  border: 1px solid color-mix(in srgb, CanvasText 20%, transparent);
  font: 600 1.5rem/1 system-ui, sans-serif; }}
header b {{ font-size: 1rem; font-weight: 600; max-width: 100%; overflow-wrap: anywhere;
  text-wrap: balance; }}
h1 {{ font-size: 1.375rem; line-height: 1.3; margin: 0 0 1.5rem; text-wrap: balance; }}
a {{ display: block; padding: .75rem 1rem; border-radius: .5rem; background: var(--brand);
  color: var(--on); font-weight: 600; text-decoration: none; box-sizing: border-box;
  border: 1px solid color-mix(in srgb, CanvasText 20%, transparent); }}
a:hover {{ text-decoration: underline; text-underline-offset: .2em; }}
a:focus-visible {{ outline: 3px solid CanvasText; outline-offset: 3px; }}
p {{ margin: 1rem 0 0; font-size: .875rem; opacity: .8; text-wrap: balance; }}
"""
_HEADERS = {
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
}
_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>{title}</title><style>{style}</style></head>
<body><main>{header}<h1>{heading}</h1>{body}</main></body></html>"""
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
    link = await _link(request, token, actor, database, channels, vault)
    channel, language = link.channel, link.language
    kind = elsewhere.kind_of(channel) if channel else None
    if channel is None or kind is None:
        return _over(link)
    base = (settings.public_url or str(request.base_url)).rstrip("/")
    href = elsewhere.direct(channel, token.lower(), language, base)
    press = words.PRESS[language].format(way=words.way(kind, language))
    return _page(
        link,
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
    link = await _link(request, token, actor, database, channels, vault)
    channel = link.channel
    if channel is None or elsewhere.kind_of(channel) != "chat":
        return _over(link)
    return Response(
        _CHAT.format(
            language=link.language,
            title=escape(_title(link, words.TITLE[link.language])),
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


class _Link(msgspec.Struct, kw_only=True, frozen=True):
    """What may be known of a link by whoever has it. `channel`: where it leads, as long as it is good."""

    channel: LoadedChannel | None
    look: Look | None
    language: str


async def _link(
    request: Request[Any, Any, Any],
    token: str,
    actor: Actor,
    database: Database,
    channels: Channels,
    vault: Vault,
) -> _Link:
    """Where a token leads, and whose page it is: the brand's of that channel, also when it is over, else
    the organisation's. Only who was given a link has one that is told from others. Raises
    TooManyRequests."""
    await rate_limit(
        database,
        f"continue:page:{network_of(actor.address or '')}",
        most=LOOKS_PER_HOUR,
        window_seconds=3600,
    )
    known = tokens.hash_of(vault, token) if tokens.genuine(vault, token) else None
    row = await database.fetchrow(
        """
        SELECT o.name AS organisation, o.language AS organisation_language,
               c.channel_id, c.used_at IS NULL AND c.revoked_at IS NULL AND c.expires_at > $2 AS good,
               b.name, b.colour, b.logo, b.language
        FROM organisation AS o
        LEFT JOIN continuations AS c ON c.secret_hash = $1
        LEFT JOIN channels AS h ON h.id = c.channel_id
        LEFT JOIN brands AS b ON b.id = h.brand_id
        """,
        known,
        clock.now(),
    )
    accepted = re.findall(r"\b([a-z]{2})\b", request.headers.get("accept-language", "").lower())
    if row is None:
        return _Link(channel=None, look=None, language=words.language_of(*accepted))
    channel = await channels.by_id(row["channel_id"]) if row["channel_id"] is not None else None
    # What a chat was made to look like; other channels have no look of their own.
    own = channel.config if channel is not None else None
    return _Link(
        channel=channel
        if channel is not None and channel.state == "active" and row["good"]
        else None,
        look=look_of(
            row["name"] or row["organisation"],
            row["colour"] or getattr(own, "colour", ""),
            row["logo"] or getattr(own, "logo", ""),
        ),
        language=words.language_of(*accepted, row["language"], row["organisation_language"]),
    )


def _over(link: _Link) -> Response[str]:
    # The same for one that never was and one that is over: nothing to learn by trying.
    hint = f"<p>{escape(words.OVER_HINT[link.language])}</p>"
    return _page(link, words.OVER[link.language], hint, status=404)


def _title(link: _Link, heading: str) -> str:
    return f"{heading} · {link.look.name}" if link.look and link.look.name else heading


def _header(look: Look | None) -> str:
    if look is None or not look.name:
        return ""
    picture = (
        f'<img src="{escape(look.logo)}" alt="" referrerpolicy="no-referrer">'
        if look.logo
        else f'<i aria-hidden="true">{escape(look.name[0].upper())}</i>'
    )
    return f"<header>{picture}<b>{escape(look.name)}</b></header>"


def _page(link: _Link, heading: str, body: str, status: int = 200) -> Response[str]:
    colour = link.look.colour if link.look else OWN_COLOUR
    style = _STYLE.format(colour=colour, on=text_on(colour))
    digest = b64encode(sha256(style.encode()).digest()).decode()
    pictures = logo_source(link.look.logo) if link.look else ""
    return Response(
        _PAGE.format(
            language=link.language,
            title=escape(_title(link, heading)),
            style=style,
            header=_header(link.look),
            heading=escape(heading),
            body=body,
        ),
        media_type="text/html",
        status_code=status,
        headers={
            **_HEADERS,
            "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{digest}';"
            + (f" img-src {pictures};" if pictures else "")
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        },
    )


ROUTES = [continue_page, continue_chat]
