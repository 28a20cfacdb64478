"""A mail about what stayed unread: over real SMTP, once, and as much as the person chose."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from onethread.access import Actor
from onethread.channels.load import Channels
from onethread.conversations.assign import assign
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.files import FileStore
from onethread.notifications.choose import choose
from onethread.notifications.digest import letter, mail_what_waits
from onethread.notifications.mark import mark_read
from onethread.notifications.queries import ToMail
from onethread.notifications.rules import Rules
from onethread.parts import Parts
from onethread.settings import Settings
from onethread.simulator.mail_world import Mailbox, MailWorld
from onethread.transport import Transport
from tests.notifications.test_follow import follow, told
from tests.world import World


@pytest.fixture
async def world(database: Database) -> World:
    await follow(database)
    return World(database)


@pytest.fixture
async def ada(world: World) -> Actor:
    return await world.agent("Ada")


@pytest.fixture
async def post(database: Database, ada: Actor) -> AsyncIterator[tuple[MailWorld, Mailbox]]:
    """Ada's own mailbox, elsewhere."""
    async with MailWorld(("127.0.0.1", 0)) as mails:
        address = await database.fetchval("SELECT email FROM agents WHERE id = $1", ada.id)
        yield mails, mails.mailbox(address, "Ada")


@pytest.fixture
async def parts(
    database: Database, vault: Vault, transport: Transport, tmp_path: Path
) -> AsyncIterator[Parts]:
    channels = Channels(database, vault)
    await channels.start()
    yield Parts(
        settings=Settings(data_dir=str(tmp_path), public_url="https://ot.example.org"),
        database=database,
        vault=vault,
        channels=channels,
        files=FileStore(database, tmp_path),
        transport=transport,
        stopping=asyncio.Event(),
    )
    await channels.stop()


async def a_mail_channel(world: World, mails: MailWorld) -> None:
    channel_id = await world.channel("email", "E-mail")
    await world.database.execute(
        "UPDATE channels SET config = $2 WHERE id = $1",
        channel_id,
        {
            "from_address": "service@linde.example",
            "smtp_host": "127.0.0.1",
            "smtp_port": mails.port,
            "smtp_security": "none",
        },
    )


async def happen(world: World, ada: Actor, ago: str) -> None:
    """A colleague gave Ada a conversation a while ago, and nobody looked."""
    colleague = await world.agent("Bram")
    heard = await world.hear(await world.channel(), "+31612345678", "Geen water", name="Kees")
    await follow(world.database)
    await assign(world.database, colleague, heard.conversation_id, ada.id)
    await follow(world.database)
    await world.database.execute("UPDATE notifications SET at = now() - $1::text::interval", ago)


async def test_what_stays_unread_is_mailed_once_and_names_nobody(
    world: World, ada: Actor, post: tuple[MailWorld, Mailbox], parts: Parts
) -> None:
    mails, mailbox = post
    await a_mail_channel(world, mails)
    await happen(world, ada, "14 minutes")
    assert await mail_what_waits(parts) == 0  # it may still be read
    await world.database.execute("UPDATE notifications SET at = at - interval '2 minutes'")
    assert await mail_what_waits(parts) == 1
    [mail] = mailbox.inbox
    assert mail.subject == "1 conversation waits for you"
    assert "A conversation was assigned to you" in mail.text
    assert "https://ot.example.org/settings/notifications" in mail.text
    assert "Kees" not in mail.text
    assert await mail_what_waits(parts) == 0
    assert len(mailbox.inbox) == 1


async def test_what_was_read_or_is_not_wanted_by_mail_is_not_mailed(
    world: World, ada: Actor, post: tuple[MailWorld, Mailbox], parts: Parts
) -> None:
    mails, mailbox = post
    await a_mail_channel(world, mails)
    await choose(world.database, ada, Rules(ways={"assigned": ["page"]}))
    await happen(world, ada, "1 hour")
    assert await mail_what_waits(parts) == 0
    await choose(world.database, ada, Rules())
    await happen(world, ada, "1 hour")
    await mark_read(
        world.database, ada.id or 0, ids=[n.id for n in await told(world.database, ada.id)]
    )
    assert await mail_what_waits(parts) == 0
    assert mailbox.inbox == []


async def test_a_refused_mail_is_due_again_and_without_a_mail_channel_it_waits(
    world: World, ada: Actor, post: tuple[MailWorld, Mailbox], parts: Parts
) -> None:
    mails, mailbox = post
    await happen(world, ada, "1 hour")
    assert await mail_what_waits(parts) == 0
    await a_mail_channel(world, mails)
    address, box = mails._mailboxes.popitem()
    assert await mail_what_waits(parts) == 0
    mails._mailboxes[address] = box
    # A moment is left between attempts, as between digests.
    await world.database.execute(
        "UPDATE notification_deliveries SET mailed_at = now() - interval '1 hour'"
    )
    assert await mail_what_waits(parts) == 1
    assert len(mailbox.inbox) == 1


@pytest.mark.parametrize(
    ("shows", "line"),
    [
        ("nothing", "- Ihnen wurde ein Gespräch zugewiesen"),
        ("customer", "- Ihnen wurde ein Gespräch zugewiesen: Kees"),
        ("text", "- Ihnen wurde ein Gespräch zugewiesen: Kees: Geen water"),
    ],
)
async def test_a_digest_says_as_much_as_the_person_chose(
    world: World, ada: Actor, shows: str, line: str
) -> None:
    await happen(world, ada, "1 hour")
    [notice] = await told(world.database, ada.id)
    to = ToMail(
        agent_id=ada.id or 0,
        name="Ada",
        email="ada@linde.example",
        rules=Rules(push_shows=shows),  # type: ignore[arg-type]
        oldest_at=notice.at,
        mailed_at=None,
    )
    subject, body = letter(to, [notice], "de", "")
    assert subject == "1 Gespräch wartet auf Sie"
    assert body.splitlines()[-1] == line
    assert letter(to, [notice] * 20, "nl", "")[1].endswith("en nog 5")
