-- The composer: replies that wait to go, drafts with what another device wrote, snippets.

-- A reply that waits: for the seconds in which it can be taken back, or until its time. It becomes a
-- message, with the same uid, when it goes.
CREATE TABLE held_messages (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  uid uuid NOT NULL UNIQUE,              -- the caller's idempotency key
  conversation_id bigint NOT NULL REFERENCES conversations ON DELETE CASCADE,
  leg_id bigint NOT NULL REFERENCES legs ON DELETE CASCADE,
  agent_id bigint NOT NULL REFERENCES agents ON DELETE CASCADE,
  content jsonb NOT NULL,
  headers jsonb,
  draft jsonb,                           -- what the composer held, to put back when it is taken back
  kind text NOT NULL CHECK (kind IN ('undo', 'scheduled')),
  send_at timestamptz NOT NULL,
  if_customer_writes text NOT NULL DEFAULT 'ask' CHECK (if_customer_writes IN ('cancel', 'ask', 'send')),
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'asking', 'cancelled', 'refused')),
  reason text,                           -- why it was refused, for the agent
  created_at timestamptz NOT NULL DEFAULT now(),
  version bigint NOT NULL DEFAULT 1
);
CREATE INDEX held_messages_conversation ON held_messages (conversation_id, id);
CREATE INDEX held_messages_leg ON held_messages (leg_id);
CREATE INDEX held_messages_agent ON held_messages (agent_id);

-- `version` grows with each change; `other` is what a later one replaced without having seen it.
ALTER TABLE drafts
  ADD COLUMN version bigint NOT NULL DEFAULT 1,
  ADD COLUMN other jsonb,
  ADD COLUMN other_at timestamptz;

CREATE TABLE snippets (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scope text NOT NULL CHECK (scope IN ('personal', 'shared', 'team')),
  agent_id bigint REFERENCES agents ON DELETE CASCADE,  -- of a personal one
  team_id bigint REFERENCES teams,                      -- of a team's
  shortcut text NOT NULL,
  title text NOT NULL,
  texts jsonb NOT NULL,                  -- {language: HTML}; "" when it is for every language
  files jsonb NOT NULL DEFAULT '[]',     -- [{id, name, kind, media_type, size_bytes}]
  used_count bigint NOT NULL DEFAULT 0,
  used_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version bigint NOT NULL DEFAULT 1,
  CHECK ((scope = 'personal') = (agent_id IS NOT NULL)),
  CHECK ((scope = 'team') = (team_id IS NOT NULL))
);
-- One shortcut in each place where it is looked for.
CREATE UNIQUE INDEX snippets_shared ON snippets (lower(shortcut)) WHERE scope = 'shared';
CREATE UNIQUE INDEX snippets_personal ON snippets (agent_id, lower(shortcut)) WHERE scope = 'personal';
CREATE UNIQUE INDEX snippets_team ON snippets (team_id, lower(shortcut)) WHERE scope = 'team';
