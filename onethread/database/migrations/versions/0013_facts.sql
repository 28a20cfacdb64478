-- Facts that messages state. They hang on the message, so that they go where it goes.
CREATE TABLE facts (
  message_id bigint NOT NULL REFERENCES messages ON DELETE CASCADE,
  ordinal smallint NOT NULL,
  kind text NOT NULL,                    -- order, invoice, iban, date, address, …; one's own kinds too
  value text NOT NULL,                   -- for comparing
  shown text NOT NULL,                   -- as it was written
  begins integer NOT NULL,               -- characters of the message's text
  ends integer NOT NULL,
  PRIMARY KEY (message_id, ordinal)
);
CREATE INDEX facts_value ON facts (kind, value);

-- What people put right. It stays when texts are read again.
CREATE TABLE fact_corrections (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  conversation_id bigint NOT NULL REFERENCES conversations ON DELETE CASCADE,
  kind text NOT NULL,
  value text NOT NULL DEFAULT '',        -- of what was found; empty: added by hand
  new_value text,                        -- none: it is no such fact
  agent_id bigint REFERENCES agents ON DELETE SET NULL,
  at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (conversation_id, kind, value, new_value)
);

-- Kinds of numbers of the organisation's own, found by their look or by the words before them.
CREATE TABLE fact_recognisers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  name text NOT NULL,
  patterns text[] NOT NULL DEFAULT '{}', -- A: a letter, 9: a digit, others as they are
  words text[] NOT NULL DEFAULT '{}',    -- that stand before it
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX fact_recognisers_kind ON fact_recognisers (kind);

-- What we said that we would do.
CREATE TABLE promises (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  message_id bigint NOT NULL REFERENCES messages ON DELETE CASCADE,
  act text NOT NULL,                     -- call, visit, pay, send, check, arrange, answer
  shown text NOT NULL,
  made_at timestamptz NOT NULL,
  due_at timestamptz,
  owner_id bigint REFERENCES agents ON DELETE SET NULL,
  done_at timestamptz,
  done_by bigint REFERENCES agents ON DELETE SET NULL,
  dropped boolean NOT NULL DEFAULT false,  -- it was no promise
  told_at timestamptz,                   -- the owner was told that it is due
  UNIQUE (message_id, shown)
);
CREATE INDEX promises_due ON promises (due_at) WHERE done_at IS NULL AND NOT dropped;
CREATE INDEX promises_owner ON promises (owner_id, due_at) WHERE done_at IS NULL AND NOT dropped;

-- Each time that a customer went on by another channel: what became of what was known.
CREATE TABLE channel_switches (
  message_id bigint PRIMARY KEY REFERENCES messages ON DELETE CASCADE,
  from_channel_id bigint NOT NULL,
  to_channel_id bigint NOT NULL,
  at timestamptz NOT NULL,
  known integer NOT NULL,                -- facts known of the matter by then
  asked_again boolean NOT NULL DEFAULT false,
  repeated boolean NOT NULL DEFAULT false
);
CREATE INDEX channel_switches_at ON channel_switches (at);
