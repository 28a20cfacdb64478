"""Credentials at rest and signatures."""

from __future__ import annotations

from pathlib import Path

import pytest

from onethread.database.secrets import FILE, Vault, add_key, drop_old_keys, new_key
from onethread.errors import BadSecret, SettingsError


def test_first_start_makes_a_key_that_only_its_owner_can_read(tmp_path: Path) -> None:
    Vault.load(tmp_path, {})
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    assert Vault.load(tmp_path, {}).open(Vault.load(tmp_path, {}).seal(b"x", "c"), "c") == b"x"


def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    Vault.load(tmp_path, {})
    (tmp_path / FILE).chmod(0o644)
    with pytest.raises(SettingsError, match="chmod 600"):
        Vault.load(tmp_path, {})


def test_a_credential_opens_only_in_its_own_context() -> None:
    vault = Vault.load(Path("/nonexistent"), {"ONETHREAD_SECRET_KEY": new_key()})
    sealed = vault.seal(b"token", "channel:1")
    assert b"token" not in sealed
    assert vault.open(sealed, "channel:1") == b"token"
    with pytest.raises(BadSecret):
        vault.open(sealed, "channel:2")


def test_every_flipped_byte_is_noticed() -> None:
    vault = Vault.load(Path("/nonexistent"), {"ONETHREAD_SECRET_KEY": new_key()})
    sealed = vault.seal(b"token", "c")
    for place in range(len(sealed)):
        broken = bytearray(sealed)
        broken[place] ^= 1
        with pytest.raises(BadSecret):
            vault.open(bytes(broken), "c")


def test_rotation_reads_the_old_and_writes_the_new(tmp_path: Path) -> None:
    old = Vault.load(tmp_path, {})
    sealed, mac = old.seal(b"token", "c"), old.sign("link", b"payload")
    both = add_key(tmp_path)
    assert both.open(sealed, "c") == b"token"
    assert not both.is_current(sealed)
    assert both.check("link", b"payload", mac)
    again = both.seal(both.open(sealed, "c"), "c")
    drop_old_keys(tmp_path)
    newest = Vault.load(tmp_path, {})
    assert newest.open(again, "c") == b"token"
    with pytest.raises(BadSecret):
        newest.open(sealed, "c")
    assert not newest.check("link", b"payload", mac)


def test_a_signature_is_for_one_purpose_and_not_too_short() -> None:
    vault = Vault.load(Path("/nonexistent"), {"ONETHREAD_SECRET_KEY": new_key()})
    mac = vault.sign("link", b"payload")
    assert vault.check("link", b"payload", mac[:10])
    assert not vault.check("link", b"payload", mac[:9])
    assert not vault.check("other", b"payload", mac)
    assert not vault.check("link", b"payloae", mac)


def test_processes_that_run_go_over_to_a_new_key_at_once(tmp_path: Path) -> None:
    running = Vault.load(tmp_path, {})
    before = running.seal(b"token", "c")
    add_key(tmp_path)
    during = running.seal(b"token", "c")
    assert running.open(before, "c") == b"token"
    assert not running.is_current(before)
    drop_old_keys(tmp_path)
    assert running.open(during, "c") == b"token"
    assert Vault.load(tmp_path, {}).open(during, "c") == b"token"
    with pytest.raises(BadSecret):
        running.open(before, "c")


def test_many_processes_that_start_at_once_share_one_key(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    for attempt in range(20):
        folder = tmp_path / str(attempt)
        with ThreadPoolExecutor(4) as pool:
            vaults = list(pool.map(lambda where: Vault.load(where, {}), [folder] * 4))
        sealed = vaults[0].seal(b"x", "c")
        assert all(vault.open(sealed, "c") == b"x" for vault in vaults)
        assert [file.name for file in folder.iterdir()] == [FILE]
