"""Prints the API's OpenAPI document: `make api-types` makes the TypeScript types from it."""

from __future__ import annotations

import asyncio
import sys

import httpx

from onethread.settings import Settings
from onethread.web import create_app


async def document() -> str:
    """The document as the server gives it; nothing is started and no database is needed."""
    app = create_app(Settings(), "postgresql://nobody@127.0.0.1/none")
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        response = await client.get("/api/openapi/openapi.json")
        response.raise_for_status()
        return response.text


if __name__ == "__main__":
    sys.stdout.write(asyncio.run(document()))
