"""The widget's script, and pages of our own: one to try the chat on, one for the web view of an app."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Any

from litestar import Request, Response, get
from litestar.response import File

import onethread
from onethread.access import PUBLIC
from onethread.channels.load import Channels, LoadedChannel
from onethread.channels.look import logo_source
from onethread.connectors.contract import DeviceSide
from onethread.errors import NotFound

BUILT = Path(onethread.__file__).with_name("web_dist") / "widget"
LANGUAGES = ("en", "nl", "de", "fr")

_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>{title}</title></head>
<body data-channel="{key}"><script src="/widget/try.js"></script>
<script src="/widget.js" data-channel="{key}" async></script></body></html>"""

# The whole screen of a phone; the app's bridge (app.js) comes before the chat.
_APP_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover,\
 interactive-widget=resizes-content"><meta name="robots" content="noindex">
<title>{title}</title></head>
<body><main id="chat"></main><script src="/widget/app.js" data-channel="{key}"></script></body></html>"""


async def chat_of(channels: Channels, channel_key: str) -> tuple[LoadedChannel, DeviceSide]:
    """The active channel of this key that serves devices. Raises NotFound."""
    channel = await channels.by_key(channel_key)
    if channel is None or channel.state != "active" or channel.connector.device is None:
        raise NotFound("there is no such chat")
    return channel, channel.connector.device


def _built(name: str, headers: dict[str, str]) -> File:
    path = BUILT / name
    if not path.is_file():
        raise NotFound("the widget is not built: run make web")
    return File(
        path=path,
        filename=name,
        media_type="text/javascript",
        content_disposition_type="inline",
        headers={"Cache-Control": "public, max-age=300", **headers},
    )


@get("/widget.js", permission=PUBLIC, include_in_schema=False)
async def widget_script() -> File:
    """The widget itself: the one script tag of a site."""
    return _built(
        "widget.js",
        {"Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*"},
    )


@get("/widget/try.js", permission=PUBLIC, include_in_schema=False)
async def widget_try_script() -> File:
    """What makes the page to try it on."""
    return _built("try.js", {})


@get("/widget/app.js", permission=PUBLIC, include_in_schema=False)
async def widget_app_script() -> File:
    """What the page for apps is made by, and speaks to the app with."""
    return _built("app.js", {})


@get("/widget/{channel_key:str}/app", permission=PUBLIC, include_in_schema=False)
async def widget_app(
    channel_key: str, channels: Channels, request: Request[Any, Any, Any]
) -> Response[str]:
    """The chat on a whole screen, for the web view of an app."""
    return await _page(_APP_PAGE, channel_key, channels, request)


@get("/widget/{channel_key:str}/try", permission=PUBLIC, include_in_schema=False)
async def widget_try(
    channel_key: str, channels: Channels, request: Request[Any, Any, Any]
) -> Response[str]:
    """The chat on a page of a site, with its look to play with."""
    return await _page(_PAGE, channel_key, channels, request)


async def _page(
    page: str, channel_key: str, channels: Channels, request: Request[Any, Any, Any]
) -> Response[str]:
    """The page, in the channel's language or the browser's, as strict as a page can be."""
    channel, device = await chat_of(channels, channel_key)
    look = device.look(channel.config)
    title = escape(str(look.get("title") or channel.name))
    wanted = re.findall(r"\b([a-z]{2})\b", request.headers.get("accept-language", "").lower())
    language = next(
        (each for each in (look.get("language"), *wanted) if each in LANGUAGES), LANGUAGES[0]
    )
    return Response(
        page.format(title=title, key=escape(channel_key), language=language),
        media_type="text/html",
        headers={
            "Content-Security-Policy": "default-src 'none'; script-src 'self';"
            f" connect-src 'self'; img-src 'self' {logo_source(look.get('logo'))} data: blob:;"
            " media-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        },
    )
