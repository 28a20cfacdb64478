-- Continuations: secrets by which a customer carries a conversation to another channel.

-- The secret itself is never kept: `secret_hash` is a MAC of it. `kind` link: a token in a link or an
-- address; code: six digits to say on the telephone. `carries`: the most that it vouches for, which is
-- the assurance of the leg it was given on. `channel_id` NULL: the telephone. `outcome`: what came of
-- its use.
CREATE TABLE continuations (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  secret_hash bytea NOT NULL,
  kind text NOT NULL CHECK (kind IN ('link', 'code')),
  conversation_id bigint NOT NULL REFERENCES conversations ON DELETE CASCADE,
  customer_id bigint NOT NULL REFERENCES customers,
  leg_id bigint REFERENCES legs ON DELETE SET NULL,
  channel_id bigint REFERENCES channels,
  made_by bigint REFERENCES agents,
  carries smallint NOT NULL CHECK (carries BETWEEN 1 AND 3),
  made_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  used_at timestamptz,
  used_by bigint REFERENCES identities,
  message_id bigint,
  outcome text
);
CREATE INDEX continuations_secret ON continuations (secret_hash);
-- Of six digits only so many can wait to be said: each names one.
CREATE UNIQUE INDEX continuations_waiting ON continuations (secret_hash)
  WHERE used_at IS NULL AND revoked_at IS NULL;
CREATE INDEX continuations_of ON continuations (conversation_id, id DESC);
CREATE INDEX continuations_leg ON continuations (leg_id) WHERE leg_id IS NOT NULL;
CREATE INDEX continuations_used_by ON continuations (used_by) WHERE used_by IS NOT NULL;
