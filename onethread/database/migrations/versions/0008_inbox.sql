-- The inbox: how long customers wait, saved views, bulk actions that can be undone, pins, recents.

-- Since when the customer waits for us; 'infinity': they don't.
ALTER TABLE conversations ADD COLUMN waits_since timestamptz NOT NULL DEFAULT 'infinity';
UPDATE conversations SET waits_since = last_inbound_at
WHERE status IN ('open', 'snoozed') AND last_inbound_at = last_message_at;
CREATE INDEX conversations_waiting ON conversations (waits_since, id)
  WHERE status IN ('open', 'waiting') AND merged_into IS NULL;
-- For views that hold more than one kind of status.
CREATE INDEX conversations_latest ON conversations (last_message_at DESC, id DESC)
  WHERE merged_into IS NULL;
CREATE INDEX conversations_subject ON conversations USING gin (fold(subject) gin_trgm_ops);

CREATE INDEX messages_attachments ON messages (id DESC) WHERE content ? 'attachments';

CREATE TABLE views (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  owner_id bigint NOT NULL REFERENCES agents ON DELETE CASCADE,
  shared boolean NOT NULL DEFAULT false,
  conditions jsonb NOT NULL,
  sort text NOT NULL DEFAULT 'newest',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX views_owner ON views (owner_id);
CREATE INDEX views_shared ON views (id) WHERE shared;

-- What an agent did to many at once, and how each was before: so that it can be undone.
CREATE TABLE bulk_actions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  agent_id bigint NOT NULL REFERENCES agents ON DELETE CASCADE,
  action text NOT NULL,
  before jsonb NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  undone_at timestamptz
);
CREATE INDEX bulk_actions_at ON bulk_actions (at);

CREATE TABLE pins (
  agent_id bigint NOT NULL REFERENCES agents ON DELETE CASCADE,
  conversation_id bigint NOT NULL REFERENCES conversations ON DELETE CASCADE,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (agent_id, conversation_id)
);

CREATE TABLE recents (
  agent_id bigint NOT NULL REFERENCES agents ON DELETE CASCADE,
  conversation_id bigint NOT NULL REFERENCES conversations ON DELETE CASCADE,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (agent_id, conversation_id)
);
CREATE INDEX recents_at ON recents (agent_id, at DESC);
