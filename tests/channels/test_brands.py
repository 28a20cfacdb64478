"""Brands: what they say where a channel says nothing of its own."""

from __future__ import annotations

from typing import Any

import pytest

from onethread.channels import change, change_brand
from onethread.channels.change_brand import BrandFields
from onethread.channels.load import Channels
from onethread.channels.rules import BrandVoice, speak_for
from onethread.database.engine import Database
from onethread.database.secrets import KEY_BYTES, Vault
from onethread.errors import InvalidInput, NotFound
from tests.world import World

LINDE = BrandVoice(
    name="De Linde",
    website="https://delinde.example",
    colour="#0d9488",
    logo="",
    language="nl",
    sender_name="{agent} of {brand}",
    signature="{agent}\n{brand}, {website}",
)


@pytest.mark.parametrize(
    ("values", "defaults", "spoken"),
    [
        ({}, {}, {}),
        (
            {"from_name": "", "signature": ""},
            {"from_name": "", "signature": ""},
            {
                "from_name": "{agent} of De Linde",
                "signature": "{agent}\nDe Linde, https://delinde.example",
            },
        ),
        (
            {"from_name": "Us", "signature": "{agent} by {channel}"},
            {"from_name": "", "signature": ""},
            {"from_name": "Us", "signature": "{agent} by Mail"},
        ),
        (
            {"colour": "#2563eb", "language": "auto", "logo": ""},
            {"colour": "#2563eb", "language": "auto", "logo": ""},
            {"colour": "#0d9488", "language": "nl", "logo": ""},
        ),
        ({"colour": "#ff0000"}, {"colour": "#2563eb"}, {"colour": "#ff0000"}),
    ],
)
def test_a_brand_speaks_where_a_channel_is_silent(
    values: dict[str, Any], defaults: dict[str, Any], spoken: dict[str, Any]
) -> None:
    assert speak_for(LINDE, "Mail", values, defaults) == spoken


async def test_a_channel_of_a_brand_follows_its_changes(database: Database) -> None:
    vault = Vault([bytes(KEY_BYTES)])
    ada = await World(database).agent(role="administrator")
    brand = await change_brand.make_brand(
        database, ada, BrandFields(name="De Linde", sender_name="{brand}")
    )
    channel_id = await change.create(
        database,
        vault,
        ada,
        connector_id="email",
        name="Mail",
        config={"from_address": "service@example.org"},
        belongs={"brand_id": brand.id},
    )
    channels = Channels(database, vault)
    channel = await channels.by_id(channel_id)
    assert channel is not None
    assert channel.config.from_name == "De Linde"
    await change_brand.change_brand(database, ada, brand.id, BrandFields(name="De Eik"))
    fresh = await Channels(database, vault).by_id(channel_id)
    assert fresh is not None
    assert fresh.config.from_name == "De Eik"
    kept = await database.fetchval("SELECT config FROM channels WHERE id = $1", channel_id)
    assert kept["from_name"] == "", "the channel's own setting stays its own"
    gone = await change_brand.change_brand(database, ada, brand.id, BrandFields(archived=True))
    assert (gone.channel_count, gone.archived_at is not None) == (0, True)
    last = await Channels(database, vault).by_id(channel_id)
    assert last is not None
    assert last.config.from_name == ""


async def test_what_can_not_be_a_brand_is_refused(database: Database) -> None:
    ada = await World(database).agent(role="administrator")
    brand = await change_brand.make_brand(database, ada, BrandFields(name="De Linde"))
    for wrong in (
        BrandFields(name="DE LINDE"),
        BrandFields(name=""),
        BrandFields(name="x", colour="red"),
        BrandFields(name="x", website="javascript:alert(1)"),
        BrandFields(name="x", website="https://user:secret@example.org"),
        BrandFields(name="x", logo="data:image/png;base64,AAAA"),
        BrandFields(name="x", language="xx"),
    ):
        with pytest.raises(InvalidInput):
            await change_brand.make_brand(database, ada, wrong)
    with pytest.raises(NotFound):
        await change_brand.change_brand(database, ada, 99, BrandFields(name="x"))
    cleared = await change_brand.change_brand(database, ada, brand.id, BrandFields(website=""))
    assert cleared.website == ""
