"""The files of the workspace, as built from web/, and of the documentation, as built from docs/."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from litestar import Request, Response, get
from litestar.response import Redirect

import onethread
from onethread.access import PUBLIC
from onethread.errors import NotFound
from onethread.operations.packed import Packed

WEB_DIST = Path(onethread.__file__).with_name("web_dist")
# Reka UI (beneath Nuxt UI) places pop-ups by inline styles; scripts are never inline, but for those of
# the page itself, by their hash. Images of a mail come from elsewhere once an agent asks for them: its
# frame has this policy and a stricter one of its own, which lets nothing in until then.
_POLICY = (
    "default-src 'self'; script-src 'self'%s; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob: https:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; "
    "frame-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
POLICY = _POLICY % ""
# Names with a hash of their content never change; the others are asked for anew each time.
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
_FRESH = {"Cache-Control": "no-cache"}
# Asked for at each change of the address by the browser itself: a day old is fresh enough for a picture.
_PICTURE = {"Cache-Control": "public, max-age=86400"}
_NOT_BUILT = (
    "<!doctype html><title>Onethread</title><p>The workspace is not built yet: run"
    " <code>make web</code>, or install Onethread from its wheel."
)
# The documentation asks for nothing but its own files, and nothing shows it in a frame.
_HELP_POLICY = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
    " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}
_NO_HELP = (
    "<!doctype html><title>Onethread</title><p>The documentation is not built yet: run"
    " <code>make web</code>, or install Onethread from its wheel."
)


AnyRequest = Request[Any, Any, Any]
_packed = Packed()


@get(["/help", "/help/{path:path}"], permission=PUBLIC, packed=True, include_in_schema=False)
async def documentation(request: AnyRequest, path: str = "") -> Response[Any] | Redirect:
    """A file of the documentation: open to everybody, for it tells of no organisation."""
    root = WEB_DIST / "help"
    name = path.strip("/")
    if not name and (root / "index.html").is_file():
        return Redirect("/help/index.html")  # its links start from there
    file = (root / name).resolve()
    if file.is_relative_to(root.resolve()) and file.is_file():
        return await _file(request, file, _FRESH | _HELP_POLICY)
    if not name:
        return Response(_NO_HELP, media_type="text/html", headers=_HELP_POLICY)
    raise NotFound("there is no such page in the documentation")


@get(["/", "/{path:path}"], permission=PUBLIC, packed=True, include_in_schema=False)
async def workspace(request: AnyRequest, path: str = "") -> Response[Any]:
    """A file of the workspace, or its page: routes inside it are the browser's business."""
    name = path.strip("/")
    if name.startswith(("api/", "hooks/", "sockets/", "widget/", "f/", "c/")):
        raise NotFound("there is nothing at this address")
    root = WEB_DIST / "workspace"
    file = (root / name).resolve()
    if name and file.is_relative_to(root.resolve()) and file.is_file():
        headers = _FOREVER if name.startswith("assets/") else _FRESH
        if name == "icon.svg" or name.startswith("icons/"):
            headers = _PICTURE
        return await _file(request, file, headers)
    if name.startswith("assets/"):
        raise NotFound("there is no such file")
    index = root / "index.html"
    if not index.is_file():
        return Response(_NOT_BUILT, media_type="text/html", status_code=200)
    return await _file(request, index, _FRESH)


async def _file(request: AnyRequest, file: Path, headers: dict[str, str]) -> Response[bytes]:
    kept = await asyncio.to_thread(_packed.of, file)
    given = headers | {"ETag": kept.tag, "Vary": "Accept-Encoding", "Content-Disposition": "inline"}
    if kept.scripts and "Content-Security-Policy" not in headers:
        given["Content-Security-Policy"] = _POLICY % "".join(f" '{each}'" for each in kept.scripts)
    if kept.tag in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=304, headers=given, media_type=kept.media_type)
    body = kept.body
    if kept.gzipped is not None and "gzip" in request.headers.get("accept-encoding", ""):
        body = kept.gzipped
        given["Content-Encoding"] = "gzip"
    return Response(body, headers=given, media_type=kept.media_type)


ROUTES = [documentation, workspace]
