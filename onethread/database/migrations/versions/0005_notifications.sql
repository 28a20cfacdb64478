-- Notifications: what an agent is told of, by which ways, on which devices.

-- Newest happening first, whatever its row's age: what happens again takes a new turn.
CREATE SEQUENCE notification_turns;

CREATE TABLE notifications (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  turn bigint NOT NULL DEFAULT nextval('notification_turns'),
  agent_id bigint NOT NULL REFERENCES agents ON DELETE CASCADE,
  about text NOT NULL,                   -- what is collapsed into one row: "conversation:12", "unassigned"
  kind text NOT NULL,                    -- the strongest of what happened
  conversation_id bigint NOT NULL REFERENCES conversations ON DELETE CASCADE,
  message_id bigint,
  by_agent_id bigint REFERENCES agents ON DELETE SET NULL,
  count integer NOT NULL DEFAULT 1,      -- how much happened since it was last read
  ways text[] NOT NULL,                  -- page, sound, push, mail: of the latest, by the agent's rules
  first_at timestamptz NOT NULL,
  at timestamptz NOT NULL,
  read_at timestamptz,
  pushed_at timestamptz,
  mailed_at timestamptz
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX notifications_open ON notifications (agent_id, about) WHERE read_at IS NULL;
CREATE INDEX notifications_turn ON notifications (agent_id, turn DESC);
CREATE INDEX notifications_conversation ON notifications (conversation_id, agent_id) WHERE read_at IS NULL;
CREATE INDEX notifications_to_mail ON notifications (at)
  WHERE read_at IS NULL AND mailed_at IS NULL AND 'mail' = ANY (ways);
CREATE INDEX notifications_age ON notifications (at);

CREATE TABLE notification_rules (
  agent_id bigint PRIMARY KEY REFERENCES agents ON DELETE CASCADE,
  rules jsonb NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);
-- Whoever wants to hear of every new conversation is asked for at each one.
CREATE INDEX notification_rules_unassigned ON notification_rules (agent_id)
  WHERE jsonb_array_length(rules #> '{ways,unassigned}') > 0;

CREATE TABLE notification_deliveries (
  agent_id bigint PRIMARY KEY REFERENCES agents ON DELETE CASCADE,
  pushed_at timestamptz,
  mailed_at timestamptz
);

-- A browser that takes web push, as long as the session lives in which it was allowed.
CREATE TABLE push_devices (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  agent_id bigint NOT NULL REFERENCES agents ON DELETE CASCADE,
  session uuid NOT NULL,                 -- sessions.public_id
  endpoint text NOT NULL UNIQUE,         -- whoever knows it and the key can push: never shown
  public_key bytea NOT NULL,             -- p256dh: the browser's P-256 point
  auth_secret bytea NOT NULL,
  name text NOT NULL DEFAULT '',
  origin text NOT NULL,                  -- the address of ours at which it was allowed
  created_at timestamptz NOT NULL DEFAULT now(),
  pushed_at timestamptz,
  failures integer NOT NULL DEFAULT 0
);
CREATE INDEX push_devices_agent ON push_devices (agent_id);

-- Who we are to the push services (RFC 8292). One pair, made at first start.
CREATE TABLE push_keys (
  id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  private_key bytea NOT NULL,            -- encrypted
  public_key bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
