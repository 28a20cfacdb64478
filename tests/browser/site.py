"""A customer's website of another origin, with a strict policy and the one script tag."""

from __future__ import annotations

import asyncio
from typing import Self

PAGE = """<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>A shop</title>
<meta name="viewport" content="width=device-width"></head>
<body><main><h1>A shop</h1><p>Words of the site itself.</p>{body}{script}</main></body></html>"""
SCRIPT = '<script src="{server}/widget.js" data-channel="{key}"{more} async></script>'


class Site:
    """Serves one page on a port of its own, which makes it another origin."""

    def __init__(
        self, server: str, key: str, language: str = "en", more: str = "", body: str = ""
    ) -> None:
        """`more`: further attributes of the script tag; `body`: further HTML of the page."""
        self._server = server
        script = SCRIPT.format(server=server, key=key, more=more)
        self._page = PAGE.format(language=language, body=body, script=script).encode()
        self.url = ""

    async def __aenter__(self) -> Self:
        self._listening = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._listening.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._listening.close()
        await self._listening.wait_closed()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        sockets = self._server.replace("http", "ws")
        policy = (
            f"default-src 'none'; script-src {self._server}; connect-src {self._server} {sockets};"
            f" img-src {self._server} data:; media-src {self._server}"
        )
        writer.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"
            + f"Content-Security-Policy: {policy}\r\n".encode()
            + f"Content-Length: {len(self._page)}\r\n\r\n".encode()
            + self._page
        )
        await writer.drain()
        writer.close()
