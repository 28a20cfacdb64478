"""Upload files, open attachments, signed links."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any
from urllib.parse import quote

import msgspec
from litestar import Controller, Request, get, post
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import File, Stream

from onethread.access import PUBLIC, Actor
from onethread.access.audit import record, record_reading
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.errors import InvalidInput, NotFound, TooLarge
from onethread.files.links import read_token
from onethread.files.preview import Preview, preview
from onethread.files.sniff import INLINE, is_bomb, kind_of
from onethread.files.spans import read_span, span_of
from onethread.files.store import CHUNK_BYTES, FileStore, StoredFile, safe_name
from onethread.settings import Settings

# Whatever the file is, a browser that opens it runs nothing and loads nothing.
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, max-age=31536000, immutable",
    "Cross-Origin-Resource-Policy": "same-origin",
}

# A player asks for a recording in many parts: those asked for within this time are one reading.
READING_SECONDS = 15 * 60

# Documents are unpacked one after another: many at once must not take the memory.
_READING = asyncio.Semaphore(1)


class Uploaded(msgspec.Struct, kw_only=True):
    """A kept file; its `id` goes into `file_ids` of a message."""

    id: str
    name: str
    media_type: str
    kind: str
    size_bytes: int
    width: int | None = None
    height: int | None = None


class Files(Controller):
    """Attachments."""

    path = "/files"
    tags = ["Files"]

    @post(
        "/",
        permission="files.upload",
        summary="Upload a file",
        errors=(TooLarge,),
        example={"file": "(the file's bytes, as multipart/form-data)"},
    )
    async def upload_file(
        self,
        data: Annotated[UploadFile, Body(media_type=RequestEncodingType.MULTI_PART)],
        files: FileStore,
        settings: Settings,
    ) -> Uploaded:
        """Keep a file to send later. Its kind is told from its content, not from its name."""
        return await keep_upload(data, files, settings.max_upload_mb << 20)

    @get("/{file_id:str}", permission="files.read", summary="Open a file", errors=(NotFound,))
    async def open_file(
        self,
        request: Request[Any, Any, Any],
        file_id: str,
        files: FileStore,
        actor: Actor,
        database: Database,
        name: str = "file",
    ) -> File:
        """The content, or the part that a Range header asks for; shown in the browser where that is safe,
        else offered for saving. Kept in the audit trail: every time for all of it, and for parts once in a
        quarter of an hour."""
        file = await files.find(file_id)
        asked = request.headers.get("range")
        if span_of(asked, file.size_bytes) is None:
            await record(database, actor, "file.read", subject_kind="file", subject_id=file.id)
        else:
            await record_reading(
                database,
                actor,
                "file.read",
                subject_kind="file",
                subject_id=file.id,
                within_seconds=READING_SECONDS,
            )
        # A Stream is answered as a File is; the one is told in the API's description.
        return answer(files, file, name, asked)  # type: ignore[return-value]

    @get(
        "/{file_id:str}/preview",
        permission="files.read",
        summary="Read what a document says",
        errors=(NotFound, InvalidInput),
    )
    async def preview_file(
        self, file_id: str, files: FileStore, actor: Actor, database: Database
    ) -> Preview:
        """Headings, text and tables of an office document, a text, a table, a card or an invitation,
        within limits; nothing in it is run or followed. Kept in the audit trail."""
        file = await files.find(file_id)
        await record(database, actor, "file.read", subject_kind="file", subject_id=file.id)
        async with _READING:
            return await asyncio.to_thread(preview, files.open(file.id), file.media_type)


async def keep_upload(upload: UploadFile, files: FileStore, limit_bytes: int) -> Uploaded:
    """Keep an uploaded file. Raises TooLarge, InvalidInput (empty, or a picture too large to show)."""

    async def parts() -> Any:
        while part := await upload.read(CHUNK_BYTES):
            yield part

    file = await files.store_stream(parts(), limit_bytes, upload.filename)
    if not file.size_bytes:
        raise InvalidInput("the file is empty", fields={"file": "empty"})
    if is_bomb(file.width, file.height):
        raise InvalidInput(
            f"the picture is {file.width} by {file.height} pixels: make it smaller",
            fields={"file": "too many pixels"},
        )
    return Uploaded(
        id=file.id,
        name=safe_name(upload.filename),
        media_type=file.media_type,
        kind=kind_of(file.media_type),
        size_bytes=file.size_bytes,
        width=file.width,
        height=file.height,
    )


def answer(
    files: FileStore, file: StoredFile, name: str, asked: str | None = None
) -> File | Stream:
    """A file as an HTTP answer that is safe to open. `asked`: a Range header, for a part of it."""
    inline = file.media_type in INLINE and not is_bomb(file.width, file.height)
    media_type = file.media_type if inline else "application/octet-stream"
    if media_type == "text/plain":
        media_type = "text/plain; charset=utf-8"
    name = safe_name(name)
    headers = {
        **_HEADERS,
        "Accept-Ranges": "bytes",
        "Content-Disposition": f"{'inline' if inline else 'attachment'};"
        f" filename*=UTF-8''{quote(name)}",
    }
    if file.media_type == "application/pdf":
        # A browser's own PDF viewer does not work in a sandbox; it runs no script of the file.
        headers["Content-Security-Policy"] = (
            "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
        )
    path, span = files.open(file.id), span_of(asked, file.size_bytes)
    if span is not None:
        shown = f"{span.start}-{span.stop - 1}" if span else "*"
        return Stream(
            read_span(path, span),
            status_code=206 if span else 416,
            media_type=media_type,
            headers={
                **headers,
                "Content-Range": f"bytes {shown}/{file.size_bytes}",
                "Content-Length": str(len(span)),
            },
        )
    return File(
        path=path,
        filename=name,
        media_type=media_type,
        content_disposition_type="inline" if inline else "attachment",
        headers=headers,
    )


@get("/f/{token:str}/{name:str}", permission=PUBLIC, include_in_schema=False)
async def open_link(
    request: Request[Any, Any, Any], token: str, name: str, files: FileStore, vault: Vault
) -> File | Stream:
    """A file for whoever holds the link."""
    file = await files.find(read_token(vault, token))
    shown = answer(files, file, name, request.headers.get("range"))
    shown.headers["Cross-Origin-Resource-Policy"] = "cross-origin"  # a widget shows it elsewhere
    return shown


CONTROLLERS = [Files]
ROUTES = [open_link]
