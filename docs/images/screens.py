"""The screens that are pictured: where they are and what to do there first."""

from __future__ import annotations

from dataclasses import dataclass

import acts
from acts import Act


@dataclass(frozen=True)
class Screen:
    """A screen. `path` may name what is there ({story}, {mail}, {customer}, {alike}, {channel}, {chat},
    {comment}, {token}, {link}); `act` prepares it; `kept` names the picture that the guides show;
    `system` is where it is: the demo or an empty one; `last` says that it leaves the system other than
    it was; `signed_in` that the page, which a visitor can see too, is seen by the administrator."""

    name: str
    path: str
    act: Act | None = None
    kept: str = ""
    system: str = "demo"
    wide_only: bool = False
    last: bool = False
    signed_in: bool = False

    @property
    def public(self) -> bool:
        """Seen by somebody who isn't signed in."""
        return not self.signed_in and self.path.startswith(
            ("/sign-in", "/setup", "/invitation", "/widget", "/c/")
        )


SETTINGS = (
    *("profile", "notifications", "organisation", "people", "teams", "roles", "brands", "channels"),
    *(
        "tags",
        "snippets",
        "fields",
        "facts",
        "objects",
        "recognition",
        "letters",
        "audit",
        "tokens",
        "webhooks",
    ),
)
KEPT_SETTINGS = {"notifications", "teams", "channels", "snippets", "fields", "audit"}
# Loading and failing look alike on most: those that differ.
STATES = {
    "customers": "/customers",
    "customer": "/customers/{customer}",
    "review": "/customers/review",
    "promises": "/promises",
    "channels": "/settings/channels",
    "channel": "/settings/channels/{channel}",
    "people": "/settings/people",
    "audit": "/settings/audit",
}
# What opens a dialog on a page of settings: the key of its words.
DIALOGS = {
    "people": "people.invite",
    "teams": "teams.add",
    "roles": "roles.add",
    "brands": "brands.add",
    "tags": "tags.add",
    "snippets": "snippets.add",
    "fields": "fields.add",
    "objects": "objects.add",
    "facts": "recognisers.add",
    "recognition": "question.add",
    "tokens": "tokens.add",
    "webhooks": "webhooks.add",
}
# Kinds of channels whose settings are unlike each other.
FORMS = (
    "email",
    "whatsapp",
    "web chat",
    "twilio",
    "smpp",
    "facebook comments",
    "matrix",
    "web forms",
)

SCREENS: tuple[Screen, ...] = (
    Screen("sign-in", "/sign-in"),
    Screen("sign-in-refused", "/sign-in", acts.fill("ada@delinde.example", "not this one")),
    Screen("invitation", "/invitation/{token}"),
    Screen("invitation-invalid", "/invitation/none"),
    Screen("inbox", "/inbox/all", kept="inbox.webp"),
    Screen("list-menu", "/inbox/all", acts.click("[data-list-menu]")),
    Screen(
        "notices", "/inbox/all", acts.click("[data-notices]:visible, [data-bar=notices]:visible")
    ),
    Screen("unassigned", "/inbox/unassigned"),
    Screen("conversation", "/inbox/all/{story}", kept="conversation.webp"),
    Screen("mail", "/inbox/all/{mail}"),
    Screen("mail-reply", "/inbox/all/{mail}", acts.write("Dank, we zoeken het uit.")),
    Screen("written", "/inbox/all/{story}", acts.write("Dank, we zoeken het uit.")),
    Screen("preview", "/inbox/all/{story}", acts.write("Dank, we zoeken het uit.", "Alt+p")),
    Screen("schedule", "/inbox/all/{story}", acts.write("Dank, we zoeken het uit.", "Alt+t")),
    Screen("snippet-picker", "/inbox/all/{story}", acts.press("r", "Alt+s"), wide_only=True),
    Screen("snippet-typed", "/inbox/all/{story}", acts.write("/")),
    Screen("emoji", "/inbox/all/{story}", acts.click("button[data-emoji]")),
    Screen("mention", "/inbox/all/{story}", acts.write("@", mode="note")),
    Screen("message-menu", "/inbox/all/{story}", acts.message_menu),
    Screen("conversation-menu", "/inbox/all/{story}", acts.click("[data-more]")),
    Screen("split", "/inbox/all/{story}", acts.menu("[data-more]", 1)),
    Screen("merge", "/inbox/all/{story}", acts.menu("[data-more]", 2)),
    Screen("move", "/inbox/all/{story}", acts.menu("[data-more]", 3)),
    Screen("panel-known", "/inbox/all/{story}", acts.panel("identities")),
    Screen("panel-questions", "/customers/{alike}", acts.questions),
    Screen("panel-links", "/inbox/all/{story}", acts.panel("links")),
    Screen("snooze-words", "/inbox/all/{comment}", acts.snooze_words, wide_only=True),
    Screen("reply", "/inbox/all/{story}", acts.press("r"), wide_only=True),
    Screen("note", "/inbox/all/{story}", acts.press("n"), wide_only=True),
    Screen("snooze", "/inbox/all/{comment}", acts.press("s"), wide_only=True),
    Screen("assign", "/inbox/all/{comment}", acts.press("a"), wide_only=True),
    Screen("tag", "/inbox/all/{comment}", acts.press("t"), wide_only=True),
    Screen("legs", "/inbox/all/{story}", acts.click("[data-mode=reply]", "[data-leg-picker]")),
    Screen(
        "elsewhere",
        "/inbox/all/{story}",
        acts.click("[data-mode=reply]", "[data-continue-elsewhere]"),
    ),
    Screen("placement", "/inbox/all/{story}", acts.evidence),
    Screen("public", "/inbox/all/{comment}", acts.press("r")),
    Screen(
        "private",
        "/inbox/all/{comment}",
        acts.both(acts.press("r"), acts.click("[data-public=false]")),
    ),
    Screen("undo", "/inbox/all", acts.undo),
    Screen("bulk", "/inbox/all", acts.bulk, wide_only=True),
    Screen("view-dialog", "/inbox/all", acts.press("v"), kept="view.webp"),
    Screen("palette", "/inbox/all", acts.palette, kept="palette.webp"),
    Screen("search", "/inbox/all", acts.search, kept="search.webp"),
    Screen("shortcuts", "/inbox/all", acts.press("?"), wide_only=True),
    Screen("start", "/inbox/all", acts.press("c")),
    Screen(
        "menu",
        "/inbox/all",
        acts.click("[data-bar=menu]:visible, nav [aria-haspopup=menu]:visible"),
    ),
    Screen("promises", "/promises"),
    Screen("review", "/customers/review"),
    Screen("customers", "/customers"),
    Screen("customer", "/customers/{customer}", kept="customer.webp"),
    Screen("customers-import", "/customers", acts.menu("[data-customers-more]", 0)),
    Screen("customers-filter", "/customers", acts.named("customers.filter")),
    Screen("review-worth", "/customers/review", acts.named("worth.title")),
    Screen("settings", "/settings"),
    Screen("recognition-end", "/settings/recognition", acts.below),
    Screen("audit-end", "/settings/audit", acts.below),
    Screen("channel-end", "/settings/channels/{channel}", acts.below),
    Screen("profile-end", "/settings/profile", acts.below),
    Screen("notifications-end", "/settings/notifications", acts.below),
    *(
        Screen(f"{name}-add", f"/settings/{name}", acts.named(button))
        for name, button in DIALOGS.items()
    ),
    Screen("channel", "/settings/channels/{channel}"),
    Screen("channel-comments", "/settings/channels/{comments}"),
    *(
        Screen(name, f"/settings/{name}", kept=f"{name}.webp" if name in KEPT_SETTINGS else "")
        for name in SETTINGS
    ),
    Screen("picker", "/settings/channels", acts.picker()),
    Screen("picker-end", "/settings/channels", acts.both(acts.picker(), acts.lower)),
    Screen("picker-found", "/settings/channels", acts.picker("sms")),
    Screen("picker-none", "/settings/channels", acts.picker("fax")),
    *(
        Screen(
            f"form-{asked.replace(' ', '-')}", "/settings/channels", acts.picker(asked, choose=True)
        )
        for asked in FORMS
    ),
    Screen(
        "form-whatsapp-end",
        "/settings/channels",
        acts.both(acts.picker("whatsapp", choose=True), acts.lower),
    ),
    Screen("widget", "/widget/{chat}/try"),
    Screen("widget-open", "/widget/{chat}/try", acts.chat()),
    Screen(
        "widget-said", "/widget/{chat}/try", acts.chat("Mijn kraan lekt", "Kan er iemand komen?")
    ),
    Screen("widget-elsewhere", "/widget/{chat}/try", acts.chat_elsewhere),
    Screen("widget-again", "/widget/{chat}/try", acts.chat_again),
    Screen("widget-offline", "/widget/{chat}/try", acts.chat_offline),
    Screen("widget-rating", "/widget/{chat}/try", acts.chat_rated),
    Screen("widget-consent", "/widget/{chat}/try", acts.chat_consent, last=True),
    Screen("widget-app", "/widget/{chat}/app"),
    Screen("link", "/c/{link}"),
    Screen("link-over", "/c/go-none"),
    Screen("not-found", "/nowhere"),
    Screen("help", "/help/index.html"),
    Screen("help-page", "/help/guide/agent/inbox.html"),
    Screen("loading", "/inbox/all", acts.hang),
    Screen("loading-conversation", "/inbox/all/{story}", acts.hang),
    Screen("error", "/inbox/all", acts.fail),
    Screen("error-conversation", "/inbox/all/{story}", acts.fail),
    *(Screen(f"loading-{name}", path, acts.hang) for name, path in STATES.items()),
    *(Screen(f"error-{name}", path, acts.fail) for name, path in STATES.items()),
    Screen("long-names", "/inbox/all", acts.long_open, last=True),
    Screen("long-customer", "/customers/{customer}", acts.long_customer, last=True),
    Screen("long-customers", "/customers", acts.long, last=True),
    Screen("setup", "/setup", system="empty"),
    Screen("setup-you", "/setup", acts.fill("De Linde"), system="empty"),
    Screen("setup-channel", "/setup", system="empty", signed_in=True),
    Screen("setup-colleagues", "/setup", acts.click("[data-next]"), system="empty", signed_in=True),
    Screen(
        "setup-try",
        "/setup",
        acts.click("[data-next]", "[data-next]"),
        system="empty",
        signed_in=True,
    ),
    Screen("empty-inbox", "/inbox/mine", system="empty"),
    Screen("first-steps", "/inbox/all", system="empty"),
    Screen("empty-customers", "/customers", system="empty"),
    Screen("empty-review", "/customers/review", system="empty"),
    Screen("empty-promises", "/promises", system="empty"),
    *(
        Screen(f"empty-{name}", f"/settings/{name}", system="empty")
        for name in SETTINGS
        if name not in ("profile", "notifications", "organisation", "audit")
    ),
)
