"""Which role and which token scope permit what. Whatever isn't listed here isn't permitted."""

from __future__ import annotations

from collections.abc import Iterable

from onethread.access.actor import Role

PUBLIC = "public"
"""Declared by a route that anyone may call (sign-in, webhooks, the widget)."""

SIGNED_IN = "signed-in"
"""Declared by a route about the caller's own session or profile: any agent, but no token."""

PERMISSIONS: dict[str, str] = {
    "conversations.read": "See the inbox, conversations, messages, drafts and search.",
    "conversations.reply": "Answer a customer, and send again what failed.",
    "conversations.start": "Start a conversation with a customer.",
    "conversations.note": "Write internal notes.",
    "conversations.assign": "Give a conversation to an agent, a team or to nobody.",
    "conversations.change": "Change status, subject and tags of a conversation.",
    "conversations.correct": "Move, split and merge conversations and messages.",
    "conversations.original": "See and save a message as it came in, with all its headers.",
    "views.share": "Share views of the inbox with everyone, and change shared ones.",
    "customers.read": "See customers, their identities and timeline.",
    "customers.change": "Change a customer and their identities.",
    "customers.merge": "Merge customers and undo it.",
    "snippets.read": "See snippets and use them.",
    "snippets.write": "Write one's own snippets, and those of one's teams.",
    "snippets.manage": "Write snippets for everybody and for every team.",
    "customers.restricted": "See and change the fields of customers that not everyone may.",
    "customers.export": "Take a list of customers out as a file.",
    "customers.import": "Bring customers in from a file.",
    "fields.manage": "Define fields of customers and types of objects.",
    "objects.change": "Bring in, change and remove objects of customers (contracts, orders).",
    "files.read": "Open attachments.",
    "files.upload": "Upload attachments.",
    "realtime.listen": "Follow changes live.",
    "channels.read": "See which channels there are and how they do.",
    "channels.manage": "Connect, change, test and remove channels.",
    "intake.repair": "See why something could not be read, try it again, discard it.",
    "intake.payload": "See what could not be read word for word, with personal data in it.",
    "tags.manage": "Make, change, merge and archive tags.",
    "agents.read": "See the names of agents, teams and departments.",
    "agents.manage": "Invite agents, change their role, deactivate them.",
    "roles.manage": "Make and change roles, from permissions that one has oneself.",
    "teams.manage": "Make, change and archive teams and departments.",
    "brands.manage": "Make, change and archive brands, with their signature.",
    "tokens.manage": "Make and withdraw API tokens.",
    "webhooks.manage": "Subscribe other systems to events.",
    "audit.read": "Read the audit trail.",
    "audit.export": "Save the audit trail as a file.",
    "organisation.read": "See the organisation's name, language and region.",
    "organisation.manage": "Change the organisation's settings.",
}

_AGENT = frozenset(
    {
        "conversations.read",
        "conversations.reply",
        "conversations.start",
        "conversations.note",
        "conversations.assign",
        "conversations.change",
        "conversations.correct",
        "conversations.original",
        "customers.read",
        "customers.change",
        "customers.merge",
        "snippets.read",
        "snippets.write",
        "files.read",
        "files.upload",
        "realtime.listen",
        "channels.read",
        "agents.read",
        "organisation.read",
    }
)

ROLE_PERMISSIONS: dict[Role, frozenset[str]] = {
    "agent": _AGENT,
    "supervisor": _AGENT
    | {
        "intake.repair",
        "snippets.manage",
        "tags.manage",
        "views.share",
        "customers.restricted",
        "customers.export",
    },
    "administrator": frozenset(PERMISSIONS),
}

# What an API token can be given. A token never makes tokens, so that a leaked one can't outlive its
# withdrawal.
SCOPES: dict[str, tuple[str, frozenset[str]]] = {
    "conversations:read": (
        "Read conversations, messages and attachments, and follow changes live.",
        frozenset(
            {
                "conversations.read",
                "conversations.original",
                "files.read",
                "realtime.listen",
                "channels.read",
                "agents.read",
                "organisation.read",
            }
        ),
    ),
    "conversations:write": (
        "Answer, start, annotate, assign, resolve and correct conversations; upload attachments.",
        frozenset(
            {
                "conversations.reply",
                "conversations.start",
                "conversations.note",
                "conversations.assign",
                "conversations.change",
                "conversations.correct",
                "files.upload",
            }
        ),
    ),
    "customers:read": ("Read customers and their identities.", frozenset({"customers.read"})),
    "customers:write": (
        "Change and merge customers.",
        frozenset({"customers.change", "customers.merge"}),
    ),
    "snippets:read": ("See snippets.", frozenset({"snippets.read"})),
    "snippets:write": (
        "See and write snippets.",
        frozenset({"snippets.read", "snippets.write", "snippets.manage"}),
    ),
    "customers:restricted": (
        "See and change the fields of customers that not everyone may.",
        frozenset({"customers.restricted"}),
    ),
    "customers:bulk": (
        "Take lists of customers out and bring them in.",
        frozenset({"customers.read", "customers.export", "customers.import"}),
    ),
    "fields:manage": (
        "Define fields of customers and types of objects.",
        frozenset({"customers.read", "fields.manage"}),
    ),
    "objects:write": (
        "Bring in, change and remove objects of customers (contracts, orders).",
        frozenset({"customers.read", "objects.change"}),
    ),
    "channels:read": ("See channels and their health.", frozenset({"channels.read"})),
    "channels:manage": (
        "Connect, change and remove channels; retry or discard what could not be read.",
        frozenset({"channels.read", "channels.manage", "intake.repair"}),
    ),
    "agents:read": ("See the names of agents, teams and departments.", frozenset({"agents.read"})),
    "agents:manage": (
        "Invite agents, change their role, deactivate them.",
        frozenset({"agents.read", "agents.manage"}),
    ),
    "organisation:manage": (
        "Read and change the organisation's settings, teams, departments, brands and tags.",
        frozenset(
            {
                "organisation.read",
                "organisation.manage",
                "teams.manage",
                "brands.manage",
                "tags.manage",
            }
        ),
    ),
    "webhooks:manage": ("Subscribe other systems to events.", frozenset({"webhooks.manage"})),
    "audit:read": ("Read and save the audit trail.", frozenset({"audit.read", "audit.export"})),
}


def permissions_of_role(role: Role, own: Iterable[str] | None = None) -> frozenset[str]:
    """What an agent with `role` may do; nothing for a role that isn't known. `own`: permissions of
    the organisation's own role that the agent has in its place."""
    if own is not None:
        return frozenset(own) & PERMISSIONS.keys()
    return ROLE_PERMISSIONS.get(role, frozenset())


def permissions_of_token(
    scopes: Iterable[str], role: Role, own: Iterable[str] | None = None
) -> frozenset[str]:
    """What a token may do: what its scopes name, never more than the agent who made it may now."""
    named = frozenset().union(*(SCOPES[scope][1] for scope in scopes if scope in SCOPES))
    return named & permissions_of_role(role, own)
