"""Which addresses may be told, when a webhook is made and when it is sent to."""

from __future__ import annotations

from typing import Any

import pytest

from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.errors import InvalidInput
from onethread.transport import AddressGuard, Transport
from onethread.webhooks.change import (
    make_webhook,
    send_test,
)
from tests.webhooks.conftest import Receiver
from tests.webhooks.subscribing import ADMIN, subscribe


async def test_private_addresses_are_refused(
    database: Database, vault: Vault, receiver: Receiver
) -> None:
    for url in (
        receiver.url,
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://169.254.169.254/latest/meta-data",
        "https://10.0.0.1/",
        "https://localhost/",
        "https://2130706433/",
    ):
        with pytest.raises(InvalidInput) as refused:
            await make_webhook(
                database,
                vault,
                AddressGuard(),
                ADMIN,
                url=url,
                event_kinds=["message.received"],
                scopes=[],
            )
        assert "url" in refused.value.extra["fields"], url


async def test_an_address_that_became_private_is_refused_when_sending(
    database: Database, vault: Vault, transport: Transport, receiver: Receiver
) -> None:
    made, _ = await subscribe(database, vault, transport, receiver)
    strict = Transport()
    result = await send_test(database, vault, strict, ADMIN, made.id)
    await strict.close()
    assert not result.delivered
    assert "may not reach" in (result.error or "")
    assert receiver.taken == []


async def test_without_encryption_only_where_the_operator_allowed(
    database: Database, vault: Vault
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await make_webhook(
            database,
            vault,
            AddressGuard(),
            ADMIN,
            url="http://93.184.215.14/",
            event_kinds=["message.received"],
            scopes=[],
        )
    assert "https" in refused.value.extra["fields"]["url"]


@pytest.mark.parametrize(
    "change",
    [
        {"url": "ftp://example.org/"},
        {"url": "https://user:secret@example.org/"},
        {"url": "https://"},
        {"url": "https://exa mple.org/"},
        {"url": "https://example.org:99999/"},
        {"url": "https://example.org/" + "x" * 3_000},
        {"event_kinds": []},
        {"event_kinds": ["everything"]},
        {"scopes": ["audit:read"]},
    ],
)
async def test_a_wrong_form_is_refused(
    database: Database, vault: Vault, receiver: Receiver, change: dict[str, Any]
) -> None:
    form: dict[str, Any] = {
        "url": "https://93.184.215.14/",
        "event_kinds": ["message.received"],
        "scopes": [],
    }
    with pytest.raises(InvalidInput):
        await make_webhook(database, vault, AddressGuard(), ADMIN, **(form | change))
