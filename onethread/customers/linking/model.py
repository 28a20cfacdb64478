"""From how two records compare to how probably they are one person, with the weight of every reason.

Fellegi and Sunter's model with one addition. A pair may be one person, two strangers, or two people of one
household, who share a family name, an address, often a telephone, and are not one person. Each level of
each comparison has a probability in each of the three cases; the odds are those of the first against the
other two. Weights are in bits: one more doubles the odds.

The priors are of the field in general (how often names are mistyped, dates given wrongly). A deployment's
own data moves them as far as there is evidence (`blend`), so that two customers are judged as sensibly as
a million.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import log2
from typing import Any

import msgspec

from onethread.customers.linking.compare import GROUPS, LEVELS

Table = dict[str, dict[str, float]]

SAME: Table = {
    "name": {
        "same": 0.668,
        "turned": 0.02,
        "longer": 0.04,
        "near": 0.12,
        "initial": 0.06,
        "alike": 0.01,
        "given": 0.06,
        "family": 0.02,
        "none": 0.002,
        "only_given": 0.95,
        "only_given_differs": 0.05,
        "only_family": 0.9,
        "only_family_differs": 0.1,
    },
    "born": {"same": 0.91, "near": 0.05, "part": 0.02, "year": 0.005, "none": 0.015},
    "address": {"house": 0.8, "postcode": 0.07, "number": 0.03, "city": 0.04, "none": 0.06},
    "phone": {"same": 0.5, "house": 0.06, "near": 0.01, "others": 0.05, "none": 0.38},
    "email": {"same": 0.37, "household": 0.04, "near": 0.01, "local": 0.11, "none": 0.47},
    "external": {"same": 0.93, "near": 0.04, "none": 0.03},
}
STRANGERS: Table = {
    "name": {
        "same": 2e-5,
        "turned": 1e-6,
        "longer": 2e-5,
        "near": 3e-4,
        "initial": 3e-4,
        "alike": 1e-4,
        "given": 0.01,
        "family": 0.005,
        "none": 0.984259,
        "only_given": 0.012,
        "only_given_differs": 0.988,
        "only_family": 0.006,
        "only_family_differs": 0.994,
    },
    "born": {"same": 4e-5, "near": 6e-4, "part": 0.004, "year": 0.01, "none": 0.98536},
    "address": {
        "house": 2e-5,
        "postcode": 5e-4,
        "number": 0.005,
        "city": 0.05,
        "none": 0.94448,
    },
    "phone": {"same": 2e-6, "house": 1e-6, "near": 1e-5, "others": 0.6, "none": 0.4},
    "email": {"same": 1e-6, "household": 1e-6, "near": 1e-5, "local": 1e-5, "none": 1.0},
    "external": {"same": 1e-6, "near": 1e-4, "none": 0.9999},
}
HOUSEHOLD: Table = {
    "name": {
        "same": 0.015,
        "turned": 5e-4,
        "longer": 0.002,
        "near": 0.02,
        "initial": 0.08,
        "alike": 0.012,
        "given": 0.01,
        "family": 0.68,
        "none": 0.1805,
        "only_given": 0.03,
        "only_given_differs": 0.97,
        "only_family": 0.78,
        "only_family_differs": 0.22,
    },
    "born": {"same": 0.004, "near": 0.004, "part": 0.006, "year": 0.016, "none": 0.97},
    "address": {"house": 0.92, "postcode": 0.02, "number": 0.02, "city": 0.02, "none": 0.02},
    "phone": {"same": 0.05, "house": 0.18, "near": 0.01, "others": 0.48, "none": 0.28},
    "email": {"same": 0.04, "household": 0.16, "near": 0.01, "local": 0.02, "none": 0.77},
    "external": {"same": 0.02, "near": 0.01, "none": 0.97},
}
# Of a hundred customers so many are another's second record, and so many have somebody of their own
# household among the customers, before anything is known of the deployment.
TWICE = 0.2
HOUSED = 0.3
# However few customers there are: no pair is likelier than this to be one before it is compared.
FEW = 0.05
# Levels that say that one has an address of the other's.
IN_COMMON = {"phone": ("same", "house"), "email": ("same", "household")}
# One sender gave addresses of both; one wrote from an address of the other that had been silent.
HINTS = ("one_sender_gave_both", "silent_address")
# Of a hundred customers so many wrote from an address that had been somebody else's.
PASSED_ON = 0.02
# ... and so many gave a stranger's address for their own.
SLIPPED = 0.002
# How many observations the priors are worth: of matches, and of pairs of strangers.
MATCHES = 60.0
PAIRS = 20_000.0
# Frequency of a name nobody else has, as if seen this often among so many.
RARE_GIVEN, RARE_FAMILY, NAMES = 0.01, 0.003, 50.0
# Names go together (language, generation): two that agree by chance are likelier than their product.
TOGETHER = 3.0
NAMESAKES = 100.0  # so many pairs of one name this is worth


class Model(msgspec.Struct, kw_only=True):
    """The probabilities. `customers`: of how many; `twice`: second records to a customer."""

    customers: int
    twice: float = TWICE
    housed: float = HOUSED
    together: float = TOGETHER
    same: Table = msgspec.field(default_factory=lambda: SAME)
    strangers: Table = msgspec.field(default_factory=lambda: STRANGERS)
    household: Table = msgspec.field(default_factory=lambda: HOUSEHOLD)

    @property
    def pairs(self) -> float:
        """The odds of a pair before anything is compared: 1 to this many, per customer."""
        return max(self.customers - 1, 1) / 2


class Weight(msgspec.Struct, kw_only=True):
    """One step of the waterfall. `compared`: prior, one of LEVELS, or household (the chance that it
    is somebody else at the same address)."""

    compared: str
    level: str = ""
    bits: float


class Scored(msgspec.Struct, kw_only=True):
    """How probable it is that two customers are one, from 0 to 1, and why. `household`: how probable
    that they are two people of one household."""

    probability: float
    weights: list[Weight]
    household: float = 0.0


def frequency(count: int, customers: int, rare: float) -> float:
    """How often a name is met among others than the two who have it."""
    return (max(count - 2, 0) + NAMES * rare) / (max(customers - 2, 0) + NAMES)


def score(
    model: Model,
    levels: Mapping[str, str],
    *,
    given_count: int = 2,
    family_count: int = 2,
    hints: Collection[str] = (),
) -> Scored:
    """The probability for a pair at these levels. `given_count`, `family_count`: how many customers
    have the names that agree, the two themselves included: rare names prove more. `hints`: what
    recognition noticed of the two (HINTS)."""
    prior = log2(min(model.twice / model.pairs, FEW))
    weights = [Weight(compared="prior", bits=round(prior, 2))]
    total = prior
    house = 0.0
    for compared, level in levels.items():
        if "silent_address" in hints and level in IN_COMMON.get(compared, ()):
            continue  # it is the address that was silent
        same = model.same[compared][level]
        strangers = model.strangers[compared][level]
        housemates = model.household[compared][level]
        if compared == "name":
            strangers = _by_chance(model, level, strangers, given_count, family_count)
            if level == "turned":
                housemates = max(housemates, model.household["name"]["same"] * _turned(model))
        elif level in IN_COMMON.get(compared, ()):
            # By a slip, or passed on unnoticed: of few customers, however many there are.
            strangers = min(strangers, SLIPPED / model.pairs)
        bits = log2(same / strangers)
        house += log2(housemates / strangers)
        total += bits
        weights.append(Weight(compared=compared, level=level, bits=round(bits, 2)))
    alone = all(level in IN_COMMON.get(compared, ()) for compared, level in levels.items())
    for hint in hints:
        if hint == "silent_address" and alone:
            continue  # nothing tells them apart or together: nobody could decide it
        same, strangers, household_too = _hint(model, hint)
        bits = log2(same / strangers)
        house += log2(household_too / strangers)
        total += bits
        weights.append(Weight(compared=hint, bits=round(bits, 2)))
    # Odds against both others: strangers are the measure (1), a household is so much likelier.
    household = min(model.housed / model.pairs, FEW) * 2.0 ** min(house, 200.0)
    correction = -log2(1.0 + household)
    if correction < -0.05:
        weights.append(Weight(compared="household", bits=round(correction, 2)))
    total += correction
    probability = 1.0 / (1.0 + 2.0 ** -max(min(total, 60.0), -60.0))
    return Scored(
        probability=probability,
        weights=weights,
        household=(1.0 - probability) * household / (1.0 + household),
    )


def _hint(model: Model, hint: str) -> tuple[float, float, float]:
    """How probable it is to notice this of one person, of strangers, of a household."""
    if hint == "silent_address":
        # A number that a stranger got after a year: so rarely that it hardly tells strangers apart.
        return 0.3, min(PASSED_ON / model.pairs, 0.1), 1e-3
    # One who gave addresses of two strangers: a slip, of few customers and of hardly any two of them.
    return 0.25, min(SLIPPED / model.pairs, 0.05), 0.08


def hint_of(evidence: Mapping[str, Any]) -> str | None:
    """The hint in a piece of evidence that recognition left, if it is one."""
    kind = str(evidence.get("kind", ""))
    return kind if kind in HINTS else None


def _by_chance(
    model: Model, level: str, strangers: float, given_count: int, family_count: int
) -> float:
    """How probable it is that strangers' names agree so, given how common these names are."""
    given = frequency(given_count, model.customers, RARE_GIVEN)
    family = frequency(family_count, model.customers, RARE_FAMILY)
    chance = model.strangers["name"]
    match level:
        case "same" | "turned" | "longer" | "near":
            # Never rarer than a quarter of the chance for any two: names nobody else has yet are
            # seldom so rare as they seem. Strangers of one name turn it round as often as anybody.
            same = max(model.together * given * family, chance["same"] / 4)
            if level == "turned":
                return min(same * _turned(model), 0.5)
            return min(same * max(strangers / chance["same"], 1.0), 0.5)
        case "initial" | "alike":
            return min(strangers * max(family / chance["family"], 0.25), 0.5)
        case "given" | "only_given":
            return max(strangers, given)
        case "family" | "only_family":
            return max(strangers, family)
        case _:
            return strangers


def together(namesakes: float, by_product: float) -> float:
    """How much oftener strangers have one name than the product of its parts tells: from how many pairs
    of strangers have one, and how many would. Never less than once."""
    expected = (namesakes + NAMESAKES) / (by_product + NAMESAKES / TOGETHER)
    return min(max(expected, 1.0), 20.0)


def _turned(model: Model) -> float:
    """How much rarer a name is told the wrong way round than as it is."""
    return model.same["name"]["turned"] / model.same["name"]["same"]


def blend(
    prior: Table, learnt: Mapping[str, Mapping[str, float]], seen: float, worth: float
) -> Table:
    """The prior, moved towards what was learnt from `seen` observations. `worth`: how many the prior
    stands for. Each group of levels keeps a sum of one; no level gets below what a prior allows, so
    that nothing is ever taken for impossible."""
    share = seen / (seen + worth)
    result: Table = {}
    for compared, levels in prior.items():
        values = dict(levels)
        told = learnt.get(compared, {})
        for group in GROUPS[compared]:
            total = sum(told.get(level, 0.0) for level in group)
            if total <= 0:
                continue
            mixed = {
                level: max(
                    (1 - share) * levels[level] + share * told.get(level, 0.0) / total,
                    levels[level] * 0.05,
                    1e-7,
                )
                for level in group
            }
            whole = sum(mixed.values())
            values.update({level: value / whole for level, value in mixed.items()})
        result[compared] = values
    return result


def read(parameters: Any) -> Model:
    """A stored model. Raises msgspec.ValidationError for one of another version."""
    model = msgspec.convert(parameters, Model)
    for compared, levels in LEVELS.items():
        if set(model.same.get(compared, {})) != set(levels):
            raise msgspec.ValidationError(f"the model does not know {compared}")
    return model
