"""The HTTP side of the stand-in of the WhatsApp Cloud API."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import msgspec
from litestar import Litestar, Request, Response, get, post
from litestar.config.app import AppConfig
from litestar.datastructures import UploadFile
from litestar.plugins import InitPluginProtocol

from onethread.simulator.whatsapp_rules import ApiError, check_upload
from onethread.simulator.whatsapp_templates import page

if TYPE_CHECKING:
    from onethread.simulator.whatsapp_cloud import WhatsAppCloud


class _Cloud(InitPluginProtocol):
    """Gives the handlers their stand-in."""

    def __init__(self, cloud: WhatsAppCloud) -> None:
        self._cloud = cloud

    def on_app_init(self, app_config: AppConfig) -> AppConfig:
        app_config.state["cloud"] = self._cloud
        return app_config


def application(cloud: WhatsAppCloud) -> Litestar:
    """The Graph API of one business number."""
    return Litestar(
        route_handlers=[_read_node, _read_edge, _post_edge, _read_media],
        plugins=[_Cloud(cloud)],
        exception_handlers={ApiError: _refuse},
        openapi_config=None,
        logging_config=None,
        request_max_body_size=120 * 1024 * 1024,
    )


def _refuse(_request: Request[Any, Any, Any], error: ApiError) -> Response[Any]:
    return Response(error.body(), status_code=error.status)


def _authorised(request: Request[Any, Any, Any]) -> WhatsAppCloud:
    cloud: WhatsAppCloud = request.app.state["cloud"]
    cloud.authorise(request.headers.get("authorization"))
    return cloud


@get("/{version:str}/{node:str}")
async def _read_node(request: Request[Any, Any, Any], version: str, node: str) -> Any:
    cloud = _authorised(request)
    cloud.requests.append(("GET", f"{version}/{node}", None))
    if node == cloud.phone_number_id:
        return {
            "id": node,
            "display_phone_number": cloud.display_number,
            "verified_name": cloud.name,
            "quality_rating": "GREEN",
        }
    media = cloud.store.media.get(node)
    if media is None:
        raise ApiError(100, f"Object with ID {node!r} does not exist.", 404)
    return {
        "id": media.id,
        "messaging_product": "whatsapp",
        "url": f"{cloud.base_url}/whatsapp_business/attachments/content/{quote(media.id)}",
        "mime_type": media.media_type,
        "sha256": sha256(media.content).hexdigest(),
        "file_size": len(media.content),
    }


@get("/whatsapp_business/attachments/content/{media_id:str}")
async def _read_media(request: Request[Any, Any, Any], media_id: str) -> Response[bytes]:
    cloud = _authorised(request)
    media = cloud.store.media.get(media_id)
    if media is None:
        raise ApiError(100, "The address of this media has expired.", 404)
    return Response(media.content, media_type=media.media_type)


@get("/{version:str}/{node:str}/{edge:str}")
async def _read_edge(request: Request[Any, Any, Any], version: str, node: str, edge: str) -> Any:
    cloud = _authorised(request)
    cloud.requests.append(("GET", f"{version}/{node}/{edge}", None))
    if node != cloud.business_account_id:
        raise ApiError(100, f"Object with ID {node!r} does not exist.", 404)
    if edge == "subscribed_apps":
        app = {"whatsapp_business_api_data": {"id": "1", "name": cloud.name}}
        return {"data": [app]}
    if edge == "message_templates":
        most = cloud.behaviour.templates_per_page
        return page(cloud.store.templates, request.query_params, most)
    raise ApiError(100, f"Tried accessing nonexisting field ({edge}).")


@post("/{version:str}/{node:str}/{edge:str}", status_code=200)
async def _post_edge(request: Request[Any, Any, Any], version: str, node: str, edge: str) -> Any:
    cloud = _authorised(request)
    if node != cloud.phone_number_id:
        raise ApiError(100, f"Object with ID {node!r} does not exist.", 404)
    if edge == "media":
        return await _upload(request, cloud)
    if edge != "messages":
        raise ApiError(100, f"Tried accessing nonexisting field ({edge}).")
    try:
        body = msgspec.json.decode(await request.body())
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ApiError(100, f"The body is not valid JSON: {error}") from error
    cloud.requests.append(("POST", f"{version}/{node}/{edge}", body))
    answer = cloud.accept(body)
    if "messages" in answer and cloud.behaviour.lose_answers > 0:
        cloud.behaviour.lose_answers -= 1
        return _BrokenOff(b"")
    return answer


class _BrokenOff(Response[bytes]):
    """An answer that ends before it began: the server closes the connection."""

    def to_asgi_response(self, *_args: Any, **_more: Any) -> Any:
        return _break_off


async def _break_off(_scope: Any, _receive: Any, send: Any) -> None:
    start = {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"999")]}
    await send(start)


async def _upload(request: Request[Any, Any, Any], cloud: WhatsAppCloud) -> dict[str, str]:
    form = await request.form()
    file = form.get("file")
    if form.get("messaging_product") != "whatsapp" or not isinstance(file, UploadFile):
        raise ApiError(100, "messaging_product and file are required.")
    content = await file.read()
    media_type = str(form.get("type") or file.content_type)
    check_upload(media_type, content)
    media = cloud.keep_media(content, media_type, file.filename)
    cloud.requests.append(("POST", "media", {"type": media_type, "name": file.filename}))
    return {"id": media.id}
