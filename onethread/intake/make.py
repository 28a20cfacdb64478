"""Intake as the settings want it."""

from __future__ import annotations

from datetime import timedelta

from onethread.intake.process import Intake, IntakeRules
from onethread.parts import Parts


def make_intake(parts: Parts) -> Intake:
    """Intake by the settings."""
    settings = parts.settings
    return Intake(
        parts.database,
        parts.channels,
        parts.files,
        parts.vault,
        IntakeRules(
            region=settings.default_region,
            reopen_within=timedelta(days=settings.reopen_days),
            recent_within=timedelta(days=settings.recent_days),
            batch_size=settings.intake_batch_size,
            lease_seconds=settings.intake_lease_seconds,
            max_attempts=settings.intake_max_attempts,
        ),
    )
