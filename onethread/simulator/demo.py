"""The demo: a housing association on a running Onethread, its tenants and its robot colleagues.

Everything goes the way it goes in real life: people and channels are made through the public API,
tenants write over SMTP, WebSockets and signed webhooks.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import msgspec
import structlog

from onethread.simulator import arranged, records
from onethread.simulator.colleague import Colleague
from onethread.simulator.housing.matter import Matter
from onethread.simulator.housing.people import People, Person
from onethread.simulator.kept import LogIn, load_or_begin
from onethread.simulator.mail_world import MailWorld
from onethread.simulator.office import Office
from onethread.simulator.reaches import ChatReach, MailReach, Reach, WhatsAppReach
from onethread.simulator.tenant import Manner, Tenant
from onethread.simulator.webchat_visitor import ChatPlace, Visitor
from onethread.simulator.whatsapp_cloud import Behaviour, WhatsAppCloud
from onethread.simulator.whatsapp_rules import KnownButton, KnownTemplate

log = structlog.get_logger(__name__)

ORGANISATION = "Woonstichting De Linde"
ADDRESS = "klantenservice@delinde.example"
AUTHSERV_ID = "mx.delinde.example"
TEMPLATES = [
    KnownTemplate(
        name="afspraak_monteur",
        language="nl",
        text="Beste {{1}}, onze monteur komt {{2}} bij u langs. Antwoord op dit bericht als dat niet schikt.",
    ),
    KnownTemplate(
        name="vervolg_vraag",
        language="nl",
        text="Beste {{1}}, wij hebben nog een vraag over uw melding. Mogen wij u hier verder helpen?",
    ),
    KnownTemplate(
        name="offerte",
        language="nl",
        text="Beste {{1}}, hierbij de offerte voor uw woning.",
        header_format="DOCUMENT",
        footer=ORGANISATION,
        buttons=[
            KnownButton(kind="QUICK_REPLY", text="Akkoord"),
            KnownButton(kind="URL", text="Bekijken", url="https://delinde.example/offertes/{{1}}"),
        ],
    ),
    KnownTemplate(
        name="monteur_onderweg",
        language="nl",
        text="Beste {{voornaam}}, onze monteur is {{dag}} rond {{tijd}} op het adres hierboven.",
        header_format="LOCATION",
        footer=ORGANISATION,
        buttons=[KnownButton(kind="PHONE_NUMBER", text="Bellen")],
        examples=["Fatima", "dinsdag 12 mei", "10.00 uur"],
    ),
    KnownTemplate(
        name="korting_energiescan",
        language="nl",
        text="Beste {{1}}, met deze code is de energiescan van uw woning gratis.",
        category="MARKETING",
        buttons=[KnownButton(kind="COPY_CODE", text="Code kopiëren", example="SCAN2026")],
        examples=["Fatima"],
    ),
    KnownTemplate(
        name="woningen_te_huur",
        language="nl",
        text="Beste {{1}}, deze woningen passen bij uw wensen.",
        category="MARKETING",
        cards=3,
    ),
    KnownTemplate(
        name="gegevens_doorgeven",
        language="nl",
        text="Wilt u uw gegevens nalopen?",
        buttons=[KnownButton(kind="FLOW", text="Nalopen")],
    ),
    KnownTemplate(
        name="appointment",
        language="en",
        text="Dear {{1}}, our engineer will visit you {{2}}. Reply to this message if it does not suit you.",
    ),
]
RETURNING = 0.1  # share of matters by tenants who wrote before
_MAIL_QUOTE = {"nl": "Op {at} schreef {sender}:", "en": "On {at} {sender} wrote:"}


class Pace(msgspec.Struct, frozen=True, kw_only=True):
    """How lively the demo is. `first`: matters in the first seconds."""

    first: int
    matters_per_minute: float
    hurry: float = 1.0


PACES = {
    "quiet": Pace(first=12, matters_per_minute=1),
    "calm": Pace(first=30, matters_per_minute=4),
    "busy": Pace(first=60, matters_per_minute=20, hurry=2),
}


class Counts(msgspec.Struct, kw_only=True):
    """What happened so far."""

    matters: int = 0
    messages: int = 0
    settled: int = 0
    switched: int = 0
    answers: int = 0


class Demo:
    """Runs beside the server at `base_url` between __aenter__ and __aexit__."""

    def __init__(
        self,
        data_dir: Path,
        *,
        pace: Pace,
        robots: bool = True,
        seed: int | None = None,
        most_matters: int | None = None,
        manner: Manner | None = None,
    ) -> None:
        self._pace = pace
        self._robots = robots
        self._most_matters = most_matters
        self._manner = manner or Manner(hurry=pace.hurry)
        self._chance = random.Random(seed)  # noqa: S311 - a story, not a secret
        self._people = People(self._chance)
        self._kept = load_or_begin(data_dir)
        self._tenants: list[Tenant] = []
        self._answers = 0
        self._records: Office | None = None
        self.chat: ChatPlace | None = None
        self._returning: list[Person] = []
        self._known: dict[str, Matter] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self.cloud = WhatsAppCloud(
            name=ORGANISATION,
            templates=list(TEMPLATES),
            access_token=self._kept.whatsapp["access_token"],
            app_secret=self._kept.whatsapp["app_secret"],
            verify_token=self._kept.whatsapp["verify_token"],
            behaviour=Behaviour(
                delivered_after_seconds=0.6,
                read_after_seconds=4 / pace.hurry,
                doubled_receipts=0.05,
                shuffled_receipts=0.05,
                doubled_webhooks=0.02,
            ),
        )
        self.mail = MailWorld(("127.0.0.1", self._kept.mail_port), authserv_id=AUTHSERV_ID)

    @property
    def counts(self) -> Counts:
        """What happened so far."""
        return Counts(
            matters=len(self._tenants),
            messages=sum(tenant.said for tenant in self._tenants),
            settled=sum(tenant.settled for tenant in self._tenants),
            switched=sum(len(tenant.channels_used) > 1 for tenant in self._tenants),
            answers=self._answers,
        )

    @property
    def chat_path(self) -> str:
        """Path of a page with the chat of this demo. Known once it is furnished."""
        return f"/widget/{self.chat.key}/try" if self.chat is not None else ""

    @property
    def mail_port(self) -> int:
        """Where the organisation's mail server listens."""
        return self._kept.mail_port

    @property
    def log_ins(self) -> list[LogIn]:
        """Everybody who can sign in."""
        return self._kept.people

    @property
    def outgoing_allow(self) -> tuple[str, ...]:
        """Addresses of the stand-ins, which the server must be allowed to reach."""
        return (urlsplit(self.cloud.base_url).netloc, f"127.0.0.1:{self.mail.port}")

    async def __aenter__(self) -> Self:
        await self.cloud.__aenter__()
        await self.mail.__aenter__()
        return self

    async def __aexit__(self, *reason: object) -> None:
        await self.leave()
        await self.mail.__aexit__(*reason)
        await self.cloud.__aexit__(*reason)

    async def leave(self) -> None:
        """Everybody goes home: tenants and colleagues stop where they are."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def furnish(self, base_url: str) -> None:
        """Make the organisation, its people and its channels, or bring them up to date."""
        administrator = self._kept.people[0]
        async with Office(base_url) as office:
            await office.ready()
            new = await office.set_up(
                ORGANISATION, administrator.name, administrator.email, administrator.password
            )
            if not new:
                await office.sign_in(administrator.email, administrator.password)
            there = {agent["email"] for agent in (await office.call("GET", "/agents"))["items"]}
            for person in self._kept.people:
                if person.email not in there:
                    await office.invite(person.name, person.email, person.role, person.password)
            await office.channel("email", "E-mail", self._mail_config())
            chat = await office.channel("webchat", "Chat", self._chat_config())
            self.chat = ChatPlace(
                origin=base_url, key=chat["key"], customer_secret=self._kept.chat_secret
            )
            channel = await office.channel("whatsapp", "WhatsApp", self.cloud.config())
            await self.cloud.subscribe(base_url + urlsplit(channel["webhook_url"]).path)
            await records.define(office)

    def _chat_config(self) -> dict[str, Any]:
        return {
            "title": ORGANISATION,
            "greeting": "Waarmee kunnen wij u helpen?",
            "colour": "#0f766e",
            "customer_token_secret": self._kept.chat_secret,
            "new_visitors_per_hour": 100_000,  # all tenants write from this one machine
        }

    def _mail_config(self) -> dict[str, Any]:
        return {
            "from_address": ADDRESS,
            "from_name": ORGANISATION,
            "reply_plus_addressing": True,
            "signature": f"Met vriendelijke groet,\n{{agent}}\n{ORGANISATION}",
            "smtp_host": "127.0.0.1",
            "smtp_port": self.mail.port,
            "smtp_security": "none",
            "trusted_authserv_ids": [AUTHSERV_ID],
            "listen": True,
            "listen_protocol": "smtp",
            "listen_host": "127.0.0.1",
            "listen_port": self._kept.mail_port,
            "listen_recipients": [ADDRESS],
        }

    async def live(self, base_url: str, told: Callable[[Counts], None] | None = None) -> None:
        """Let tenants write and colleagues answer, until cancelled."""
        administrator = self._kept.people[0]
        async with Office(base_url) as office:
            await office.sign_in(administrator.email, administrator.password)
            self._records = office
            await arranged.arrange(office)
            await self._live(base_url, told)

    async def _live(self, base_url: str, told: Callable[[Counts], None] | None) -> None:
        if self._robots:
            for person in self._kept.people:
                if person.robot:
                    self._start(self._employ(base_url, person))
        for _ in range(self._pace.first):
            self._begin_matter()
            await asyncio.sleep(0.1)
        while self._most_matters is None or len(self._tenants) < self._most_matters:
            pause = self._chance.expovariate(self._pace.matters_per_minute / 60)
            await asyncio.sleep(min(pause, 180))
            self._begin_matter()
            if told is not None:
                told(self.counts)
        await asyncio.Event().wait()  # the tenants there are still react

    async def _employ(self, base_url: str, person: LogIn) -> None:
        async with Office(base_url) as office:
            await office.sign_in(person.email, person.password)
            colleague = Colleague(
                office,
                self._matter_of,
                self._chance,
                hurry=self._pace.hurry,
                on_answer=self._count_answer,
            )
            await colleague.work()

    def _count_answer(self) -> None:
        self._answers += 1

    def _matter_of(self, addresses: set[str]) -> Matter | None:
        return next((self._known[a] for a in addresses if a in self._known), None)

    def _begin_matter(self) -> None:
        if self._most_matters is not None and len(self._tenants) >= self._most_matters:
            return
        person = self._who()
        matter = Matter(person, self._chance)
        tenant = Tenant(
            matter,
            self._reaches(person, matter),
            self._manner,
            self._chance,
            # Someone whose addresses aren't known to belong together is two customers so far.
            may_switch=person.linked or (person.portal and person.uses[0] == "webchat"),
            on_settled=self._settled,
        )
        self._tenants.append(tenant)
        if self._records is not None:
            self._start(records.bring(self._records, person))
        for address in (person.email, person.number, person.user_id, person.tenant):
            self._known[address] = matter
        self._start(tenant.run())

    def _who(self) -> Person:
        """A tenant who comes back, or a new one; those with a log-in tend to chat first."""
        if self._returning and self._chance.random() < RETURNING:
            person = self._returning.pop(self._chance.randrange(len(self._returning)))
            uses = list(person.uses)
            self._chance.shuffle(uses)
            person.uses = tuple(uses)
            return person
        person = self._people.new()
        if person.portal and "webchat" in person.uses and self._chance.random() < 0.35:
            others = [channel for channel in person.uses if channel != "webchat"]
            person.uses = ("webchat", *others)
        return person

    def _settled(self, tenant: Tenant) -> None:
        person = tenant.person
        person.linked |= person.portal and "webchat" in tenant.channels_used
        self._returning.append(person)

    def _reaches(self, person: Person, matter: Matter) -> dict[str, Reach]:
        typing_seconds = 2.0 / self._pace.hurry
        reaches: dict[str, Reach] = {}
        for channel in person.uses:
            if channel == "whatsapp":
                number = None if person.hides_number else person.number
                customer = self.cloud.customer(person.name, number, user_id=person.user_id)
                reaches[channel] = WhatsAppReach(customer, typing_seconds, self._chance)
            elif channel == "email":
                reaches[channel] = MailReach(
                    self.mail.mailbox(person.email, person.name),
                    ADDRESS,
                    matter.subject,
                    quote=_MAIL_QUOTE[person.language],
                    with_html=self._chance.random() < 0.5,
                )
            else:
                reaches[channel] = ChatReach(self._visitor(person, matter), typing_seconds)
        return reaches

    def _visitor(self, person: Person, matter: Matter) -> Visitor:
        """A browser of this person: logged in on the site, or a stranger who leaves a name."""
        assert self.chat is not None
        if person.portal:
            claims = {
                "sub": person.tenant,
                "name": person.name,
                "email": person.email,
                "phone": f"+{person.number}",
                "attributes": records.attributes_of(person),
            }
            return Visitor(self.chat, language=person.language, claims=claims)
        return Visitor(
            self.chat,
            language=person.language,
            name=person.name,
            email=person.email,
            on_welcome=lambda visitor: self._known.setdefault(visitor, matter),
        )

    def _start(self, work: Any) -> asyncio.Task[Any]:
        task: asyncio.Task[Any] = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return task

    def _finished(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.warning("demo story ended", error=f"{type(error).__name__}: {error}")
