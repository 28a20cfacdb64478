"""The HTTP API of the area."""

from __future__ import annotations

from onethread.agents.admin_api import (
    AgentsController,
    TokensController,
)
from onethread.agents.organisation_api import OrganisationController
from onethread.agents.roles_api import RolesController
from onethread.agents.session_api import BeginningController, SessionController
from onethread.agents.teams_api import TeamsController

CONTROLLERS = [
    SessionController,
    BeginningController,
    AgentsController,
    TokensController,
    OrganisationController,
    TeamsController,
    RolesController,
]
