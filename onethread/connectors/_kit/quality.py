"""The quality scale: rules on three levels, each done or exempt with a reason.

The one source of the levels. What a machine can see counts as done without being declared; `quality.yaml`
declares the rest, and gives the reasons for what a provider lacks. `outcome.json` beside it is written by
`onethread connectors check` and tells what was really run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec
import yaml

from onethread.connectors.contract import Connector
from onethread.errors import InvalidInput

Level = Literal[1, 2, 3]
LEVELS: dict[Level, str] = {1: "basic", 2: "full", 3: "exemplary"}
_FILES = {"image", "file", "video", "audio"}
_RICH = {"html", "buttons", "list", "location", "contacts", "template", "reaction", "subject"}
_SHORTEST_REASON = 10


class Rule(msgspec.Struct, frozen=True):
    """A rule: from which level on, what it says, and what a machine sees of it."""

    level: Level
    meaning: str
    evidence: Callable[[Connector], bool] | None = None


RULES: dict[str, Rule] = {
    "settings": Rule(1, "Every setting has a title; credentials are typed SecretStr."),
    "signed_requests_only": Rule(1, "A request that the provider didn't sign is refused."),
    "golden_fixtures": Rule(1, "Captured payloads with what they must become."),
    "inbound_kinds": Rule(1, "Every kind of content that can come in has a fixture."),
    "outbound_kinds": Rule(1, "Every kind of content in the manifest goes out."),
    "refusals_explained": Rule(1, "Answers of the provider are mapped to what an agent can do."),
    "readme": Rule(1, "What it does, how to connect, limits, sources of facts."),
    "redelivery": Rule(1, "The same payload again gives the same ids."),
    "mangled_payloads": Rule(1, "Damaged payloads raise nothing but our own errors."),
    "connection_test": Rule(
        2,
        "The administrator can test the connection.",
        lambda c: bool((c.test and c.read_test) or c.test_live),
    ),
    "media_in": Rule(
        2,
        "Files that customers send are fetched.",
        lambda c: bool(_FILES & set(c.manifest.content_in)),
    ),
    "media_out": Rule(
        2,
        "Files that agents send go out natively.",
        lambda c: bool(_FILES & set(c.manifest.content_out)),
    ),
    "receipts": Rule(
        2, "Delivery states come back from the provider.", lambda c: bool(c.manifest.receipts)
    ),
    "rich_content": Rule(
        2,
        "Buttons, lists, places, cards, formatting or reactions go out natively.",
        lambda c: bool(_RICH & set(c.manifest.content_out)) or c.manifest.markup is not None,
    ),
    "edits_and_deletions": Rule(
        2,
        "A customer's edits and deletions arrive, or ours reach the customer.",
        lambda c: bool({"edit", "deletion"} & set(c.manifest.content_in) or c.manifest.revisions),
    ),
    "reply_window": Rule(
        2,
        "The manifest knows until when a free reply may be sent.",
        lambda c: c.manifest.reply_window_hours is not None,
    ),
    "stand_in": Rule(2, "It gets on with a stand-in of the provider, in every check."),
    "templates": Rule(
        3,
        "Approved templates are offered when the window has closed.",
        lambda c: bool(c.templates and c.read_templates),
    ),
    "reactions": Rule(
        3,
        "Reactions come in and go out.",
        lambda c: "reaction" in c.manifest.content_in and "reaction" in c.manifest.content_out,
    ),
    "revisions": Rule(
        3,
        "Our own messages can be changed and taken back.",
        lambda c: {"edit", "delete"} <= set(c.manifest.revisions),
    ),
    "read_receipts": Rule(
        3,
        "The customer sees that an agent has read the message.",
        lambda c: bool(c.mark_read or c.mark_leg_read or c.manifest.transport == "socket"),
    ),
    "typing": Rule(
        3,
        "Typing is shown.",
        lambda c: "typing" in c.manifest.content_in or c.manifest.live,
    ),
    "subscribes_itself": Rule(
        3,
        "Nothing has to be pasted at the provider: it subscribes by itself, or needs no webhook.",
        lambda c: c.subscribe is not None or c.manifest.transport != "webhook",
    ),
}


# What makes a channel full, of which level 2 has three and level 3 four, really done.
CORE = ("media_in", "media_out", "receipts", "rich_content", "edits_and_deletions")


class Standing(msgspec.Struct, kw_only=True):
    """Where a connector stands on the scale."""

    level: int  # the highest of which every rule is done or exempt; 0: not yet basic
    done: list[str]
    exempt: dict[str, str]
    lacks: list[str]  # the rules that are neither, lowest level first


class Outcome(msgspec.Struct, kw_only=True):
    """What `onethread connectors check` found: `outcome.json` of a folder.

    `sources`: a hash of what was checked; another one means that it tells of an earlier state.
    """

    level: int
    passes: bool
    checks: list[str]
    stand_in: bool
    sources: str


def read_outcome(folder: Path) -> Outcome | None:
    """The written outcome of a folder; None when there is none that can be read."""
    try:
        return msgspec.json.decode((folder / "outcome.json").read_bytes(), type=Outcome)
    except (OSError, msgspec.MsgspecError):
        return None


def read_standing(folder: Path, connector: Connector, stand_in: bool | None = None) -> Standing:
    """The standing of a folder by its quality.yaml and by what its code shows.

    `stand_in`: whether the checks against one passed; by default as outcome.json says. Raises
    InvalidInput naming what is wrong.
    """
    declared, exempt = _declared(folder / "quality.yaml")
    if stand_in is None:
        outcome = read_outcome(folder)
        stand_in = outcome is not None and outcome.stand_in and outcome.passes
    seen = {name for name, rule in RULES.items() if rule.evidence and rule.evidence(connector)}
    seen |= {"stand_in"} if stand_in else set()
    plain = {name for name in declared if RULES[name].evidence is None and name != "stand_in"}
    done = [name for name in RULES if name in seen or name in plain]
    exempt = {name: reason for name, reason in exempt.items() if name not in done}
    lacks = [name for name in RULES if name not in done and name not in exempt]
    level = 0
    for each in LEVELS:
        if any(RULES[name].level == each for name in lacks) or not _carries_enough(done, each):
            break
        level = each
    return Standing(
        level=level, done=done, exempt=exempt, lacks=sorted(lacks, key=lambda n: RULES[n].level)
    )


def _carries_enough(done: list[str], level: int) -> bool:
    """Excuses alone make no level: a provider that has next to nothing stays a basic channel."""
    core = sum(name in done for name in CORE)
    further = sum(RULES[name].level == 3 for name in done)
    return level == 1 or (level == 2 and core >= 3) or (core >= 4 and further >= 2)


def _declared(path: Path) -> tuple[list[str], dict[str, str]]:
    try:
        declared: Any = yaml.safe_load(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise InvalidInput(f"{path} is missing") from error
    except yaml.YAMLError as error:
        raise InvalidInput(f"{path} is not valid YAML: {error}") from error
    rules = declared.get("rules") if isinstance(declared, Mapping) else None
    if not isinstance(rules, Mapping):
        raise InvalidInput(f"{path} must have a mapping `rules`")
    done: list[str] = []
    exempt: dict[str, str] = {}
    for rule, stated in rules.items():
        if rule not in RULES:
            raise InvalidInput(f"{path} names an unknown rule {rule!r}")
        if stated == "done":
            done.append(rule)
        elif isinstance(stated, Mapping) and stated.get("status") == "exempt":
            reason = str(stated.get("comment") or "").strip()
            if len(reason) < _SHORTEST_REASON:
                raise InvalidInput(f"{path}: {rule} is exempt without a reason in `comment`")
            exempt[rule] = reason
        else:
            raise InvalidInput(f"{path}: {rule} must be done, or exempt with a comment")
    return done, exempt


def problems_of_standing(folder: Path, connector: Connector) -> Iterator[str]:
    """Rules said to be done that the connector's code contradicts, and missing basic rules."""
    declared, _ = _declared(folder / "quality.yaml")
    for rule in declared:
        evidence = RULES[rule].evidence
        if evidence is not None and not evidence(connector):
            yield f"quality.yaml says {rule} is done, but the connector has nothing for it"
    for rule in read_standing(folder, connector, stand_in=True).lacks:
        if RULES[rule].level == 1:
            yield f"quality.yaml lacks the rule {rule}: {RULES[rule].meaning}"
