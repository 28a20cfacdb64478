"""Why some templates of WhatsApp can't be sent by a person, whoever carries them. Sentences for people."""

from __future__ import annotations

from collections.abc import Mapping

CAROUSEL = "It is a carousel: each card has a picture, a text and buttons of its own."
CATALOGUE = "It opens your catalogue at Meta; products are not known here."
PRODUCTS = "It shows several products of your catalogue at Meta; products are not known here."
PRODUCT = "It shows a product of your catalogue at Meta; products are not known here."
FLOW = "It opens a form of WhatsApp (a flow), which can't be started from here."
PAYMENT = "It asks for a payment: the amount and the items come from your shop."
ORDER = "It tells how far an order is: that comes from your shop."
CODE = "It carries a one-time code, which comes from the system that checks it."
OFFER = "It is an offer with a time at which it ends, which can't be given here."
MAY_CALL = "It asks whether you may call by WhatsApp, which can't be done from here."
CALL = "Its button calls you by WhatsApp, which can't be answered here."
LIST = "It is a list to choose from, which WhatsApp takes only within the 24 hours."
FILE = (
    "The file above its text stands at an address of its own, which can't be filled in from here."
)

# Components, formats of headers, kinds of buttons and categories, by Meta's names.
BY_KIND: Mapping[str, str] = {
    "CAROUSEL": CAROUSEL,
    "CATALOG": CATALOGUE,
    "MPM": PRODUCTS,
    "PRODUCT_LIST": PRODUCTS,
    "SPM": PRODUCT,
    "PRODUCT": PRODUCT,
    "FLOW": FLOW,
    "ORDER_DETAILS": PAYMENT,
    "ORDER_STATUS": ORDER,
    "AUTHENTICATION": CODE,
    "OTP": CODE,
    "LIMITED_TIME_OFFER": OFFER,
    "CALL_PERMISSION_REQUEST": MAY_CALL,
    "VOICE_CALL": CALL,
}


def why_not(kind: str) -> str:
    """The reason for a template with a part of this kind."""
    shown = kind[:40].lower().replace("_", " ")
    return BY_KIND.get(kind) or f"It has a part that is not known here: {shown}."
