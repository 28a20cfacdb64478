"""Hashing: argon2id, and never more at a time than memory allows."""

from __future__ import annotations

import asyncio

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.low_level import Type

from onethread.agents import passwords
from onethread.errors import Overloaded


def test_the_parameters_are_those_of_the_standard() -> None:
    hashed = PasswordHasher.from_parameters(passwords.RFC_9106_LOW_MEMORY).hash("x")
    parameters = extract_parameters(hashed)
    assert parameters.type is Type.ID
    assert parameters.memory_cost == 64 * 1024
    assert parameters.time_cost == 3


async def test_a_password_matches_its_own_hash_only() -> None:
    hashed = await passwords.hash_again("copper lantern oatmeal")
    assert await passwords.matches("copper lantern oatmeal", hashed)
    assert not await passwords.matches("copper lantern oatmea1", hashed)
    assert not await passwords.matches("copper lantern oatmeal", None)
    assert not await passwords.matches("copper lantern oatmeal", "not a hash")


async def test_two_hashes_of_one_password_differ() -> None:
    assert await passwords.hash_again("x") != await passwords.hash_again("x")


async def test_a_flood_of_sign_ins_is_slowed_down_not_piled_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(passwords, "_MOST_WAITING", 4)
    outcomes = await asyncio.gather(
        *(passwords.matches("x", None) for _ in range(10)), return_exceptions=True
    )
    assert sum(outcome is False for outcome in outcomes) == 4
    assert sum(isinstance(outcome, Overloaded) for outcome in outcomes) == 6
    assert await passwords.matches("x", None) is False
