"""The quality scale: rules in three tiers, each done or exempt with a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec
import yaml

from onethread.connectors.contract import Connector
from onethread.errors import InvalidInput

Tier = Literal["bronze", "silver", "gold"]
TIERS: tuple[Tier, ...] = ("bronze", "silver", "gold")

RULES: dict[str, tuple[Tier, str]] = {
    "settings": ("bronze", "Every setting has a title; credentials are typed SecretStr."),
    "signed_requests_only": ("bronze", "A request that the provider didn't sign is refused."),
    "golden_fixtures": ("bronze", "Captured payloads with what they must become."),
    "inbound_kinds": ("bronze", "Every kind of content that can come in has a fixture."),
    "outbound_kinds": ("bronze", "Every kind of content in the manifest goes out."),
    "refusals_explained": ("bronze", "Answers of the provider are mapped to what an agent can do."),
    "readme": ("bronze", "What it does, how to connect, limits, sources of facts."),
    "redelivery": ("silver", "The same payload again gives the same ids."),
    "mangled_payloads": ("silver", "Damaged payloads raise nothing but our own errors."),
    "connection_test": ("silver", "The administrator can test the connection."),
    "media_in": ("silver", "Files that customers send are fetched."),
    "media_out": ("silver", "Files that agents send go out natively."),
    "receipts": ("silver", "Delivery states come back from the provider."),
    "reply_window": ("silver", "The manifest knows until when a free reply may be sent."),
    "templates": ("gold", "Approved templates are offered when the window has closed."),
    "edits_and_deletions": ("gold", "A customer's edits and deletions arrive."),
    "read_receipts": ("gold", "The customer sees that an agent has read the message."),
    "typing": ("gold", "Typing is shown."),
}

# What "done" can be held against without judgement.
_EVIDENCE: dict[str, Callable[[Connector], bool]] = {
    "connection_test": lambda c: bool((c.test and c.read_test) or c.test_live),
    "media_out": lambda c: bool({"image", "file", "video"} & set(c.manifest.content_out)),
    "media_in": lambda c: bool({"image", "file", "video"} & set(c.manifest.content_in)),
    "receipts": lambda c: bool(c.manifest.receipts),
    "reply_window": lambda c: c.manifest.reply_window_hours is not None,
    "templates": lambda c: bool(c.templates and c.read_templates),
    "edits_and_deletions": lambda c: {"edit", "deletion"} <= set(c.manifest.content_in),
    "read_receipts": lambda c: (
        c.mark_read is not None or c.mark_leg_read is not None or c.manifest.transport == "socket"
    ),
    "typing": lambda c: c.manifest.live,
}


class Standing(msgspec.Struct, kw_only=True):
    """Where a connector stands on the scale."""

    level: Tier | None  # the highest tier of which every rule is done or exempt
    done: list[str]
    exempt: dict[str, str]


def read_standing(folder: Path) -> Standing:
    """The standing a folder's quality.yaml declares. Raises InvalidInput naming what is wrong."""
    path = folder / "quality.yaml"
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
            if len(reason) < 10:
                raise InvalidInput(f"{path}: {rule} is exempt without a reason in `comment`")
            exempt[rule] = reason
        else:
            raise InvalidInput(f"{path}: {rule} must be done, or exempt with a comment")
    level: Tier | None = None
    for tier in TIERS:
        if any(t == tier and r not in done and r not in exempt for r, (t, _) in RULES.items()):
            break
        level = tier
    return Standing(level=level, done=done, exempt=exempt)


def problems_of_standing(standing: Standing, connector: Connector) -> Iterator[str]:
    """Rules said to be done that the connector's code contradicts, and missing bronze rules."""
    for rule in standing.done:
        evidence = _EVIDENCE.get(rule)
        if evidence is not None and not evidence(connector):
            yield f"quality.yaml says {rule} is done, but the connector has nothing for it"
    for rule, (tier, meaning) in RULES.items():
        if tier == "bronze" and rule not in standing.done and rule not in standing.exempt:
            yield f"quality.yaml lacks the rule {rule}: {meaning}"
