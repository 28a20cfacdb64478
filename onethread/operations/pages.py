"""The files of the workspace, as built from web/, and of the documentation, as built from docs/."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import Any

from litestar import Response, get
from litestar.response import File, Redirect

import onethread
from onethread.access import PUBLIC
from onethread.errors import NotFound

WEB_DIST = Path(onethread.__file__).with_name("web_dist")
# Names with a hash of their content never change; the others are asked for anew each time.
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
_FRESH = {"Cache-Control": "no-cache"}
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


@get(["/help", "/help/{path:path}"], permission=PUBLIC, include_in_schema=False)
async def documentation(path: str = "") -> Response[Any] | File | Redirect:
    """A file of the documentation: open to everybody, for it tells of no organisation."""
    root = WEB_DIST / "help"
    name = path.strip("/")
    if not name and (root / "index.html").is_file():
        return Redirect("/help/index.html")  # its links start from there
    file = (root / name).resolve()
    if file.is_relative_to(root.resolve()) and file.is_file():
        return _file(file, _FRESH | _HELP_POLICY)
    if not name:
        return Response(_NO_HELP, media_type="text/html", headers=_HELP_POLICY)
    raise NotFound("there is no such page in the documentation")


@get(["/", "/{path:path}"], permission=PUBLIC, include_in_schema=False)
async def workspace(path: str = "") -> Response[Any] | File:
    """A file of the workspace, or its page: routes inside it are the browser's business."""
    name = path.strip("/")
    if name.startswith(("api/", "hooks/", "sockets/", "widget/", "f/", "c/")):
        raise NotFound("there is nothing at this address")
    root = WEB_DIST / "workspace"
    file = (root / name).resolve()
    if name and file.is_relative_to(root.resolve()) and file.is_file():
        headers = _FOREVER if name.startswith("assets/") else _FRESH
        return _file(file, headers)
    if name.startswith("assets/"):
        raise NotFound("there is no such file")
    index = root / "index.html"
    if not index.is_file():
        return Response(_NOT_BUILT, media_type="text/html", status_code=200)
    return _file(index, _FRESH)


def _file(file: Path, headers: dict[str, str]) -> File:
    media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    if file.suffix == ".webmanifest":
        media_type = "application/manifest+json"
    return File(
        path=file,
        filename=file.name,
        media_type=media_type,
        content_disposition_type="inline",
        headers=headers,
    )


ROUTES = [documentation, workspace]
