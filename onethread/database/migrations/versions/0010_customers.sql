-- What an organisation knows of its customers: fields of its own, consents, relations, objects of other
-- systems; and what became of an address.

-- What programs bring: contracts, orders, appliances. The card names fields of the type.
CREATE TABLE object_types (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key text NOT NULL UNIQUE,
  name text NOT NULL,                    -- of one
  plural text NOT NULL,
  icon text NOT NULL DEFAULT 'box',
  title_field text,
  subtitle_field text,
  badge_field text,
  card_fields text[] NOT NULL DEFAULT '{}',
  position integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  archived_at timestamptz
);

-- Of customers (no object type) or of one type of object.
CREATE TABLE fields (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  object_type_id bigint REFERENCES object_types,
  key text NOT NULL,
  label text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('text', 'long_text', 'number', 'money', 'date', 'choice', 'choices',
                                     'yes_no', 'link', 'phone', 'email')),
  description text NOT NULL DEFAULT '',
  choices jsonb NOT NULL DEFAULT '[]',   -- [{value, label, colour}]
  currency text,                         -- of money, ISO 4217
  required boolean NOT NULL DEFAULT false,
  personal boolean NOT NULL DEFAULT false,
  seen_by text NOT NULL DEFAULT 'everyone' CHECK (seen_by IN ('everyone', 'restricted')),
  edited_by text NOT NULL DEFAULT 'everyone'
    CHECK (edited_by IN ('everyone', 'restricted', 'programs')),
  section text NOT NULL DEFAULT '',
  position integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  archived_at timestamptz
);
CREATE UNIQUE INDEX fields_key ON fields (coalesce(object_type_id, 0), key);

ALTER TABLE customers
  ADD COLUMN notice text NOT NULL DEFAULT '',          -- pinned: whoever serves them must know it
  ADD COLUMN notice_kind text NOT NULL DEFAULT 'note' CHECK (notice_kind IN ('note', 'vip', 'warning')),
  ADD COLUMN time_zone text,
  ADD COLUMN preferred_connector text;
CREATE INDEX customers_merged ON customers (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX customers_by_name ON customers (fold(display_name), id) WHERE merged_into IS NULL;

-- customers.attributes once more, a row for each value, to search, filter and sort by.
CREATE TABLE attribute_values (
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  key text NOT NULL,
  value text NOT NULL,                   -- folded, the first 200 characters
  number numeric
);
CREATE INDEX attribute_values_customer ON attribute_values (customer_id);
CREATE INDEX attribute_values_key ON attribute_values (key, value, customer_id);
CREATE INDEX attribute_values_number ON attribute_values (key, number, customer_id)
  WHERE number IS NOT NULL;
CREATE INDEX attribute_values_words ON attribute_values USING gin (value gin_trgm_ops);

CREATE FUNCTION index_attributes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM attribute_values WHERE customer_id = NEW.id;
  END IF;
  INSERT INTO attribute_values (customer_id, key, value, number)
  SELECT NEW.id, a.key, left(public.fold(e.value #>> '{}'), 200),
         CASE WHEN jsonb_typeof(e.value) = 'number' THEN (e.value #>> '{}')::numeric END
  FROM jsonb_each(NEW.attributes) AS a
  CROSS JOIN LATERAL jsonb_array_elements(
    CASE WHEN jsonb_typeof(a.value) = 'array' THEN a.value ELSE jsonb_build_array(a.value) END
  ) AS e(value)
  WHERE jsonb_typeof(e.value) IN ('string', 'number', 'boolean');
  RETURN NULL;
END $$;
-- Most customers come in without any: intake pays nothing.
CREATE TRIGGER attributes_inserted AFTER INSERT ON customers
  FOR EACH ROW WHEN (NEW.attributes <> '{}') EXECUTE FUNCTION index_attributes();
CREATE TRIGGER attributes_updated AFTER UPDATE OF attributes ON customers
  FOR EACH ROW WHEN (NEW.attributes IS DISTINCT FROM OLD.attributes)
  EXECUTE FUNCTION index_attributes();
INSERT INTO attribute_values (customer_id, key, value, number)
SELECT c.id, a.key, left(fold(a.value #>> '{}'), 200),
       CASE WHEN jsonb_typeof(a.value) = 'number' THEN (a.value #>> '{}')::numeric END
FROM customers AS c CROSS JOIN LATERAL jsonb_each(c.attributes) AS a
WHERE jsonb_typeof(a.value) IN ('string', 'number', 'boolean');

-- What people did with an address; what recognition did is in the messages.
CREATE TABLE identity_changes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  identity_id bigint NOT NULL REFERENCES identities,
  action text NOT NULL CHECK (action IN ('added', 'corrected', 'shared', 'unshared', 'ended')),
  reason text NOT NULL DEFAULT '',
  actor_name text NOT NULL DEFAULT '',
  agent_id bigint REFERENCES agents,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX identity_changes_identity ON identity_changes (identity_id, id DESC);

-- Rows are only added: the latest for a kind of channel or for all of them ('*') is in force.
CREATE TABLE consents (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers,
  connector text NOT NULL,
  allowed boolean NOT NULL,
  how text NOT NULL DEFAULT '',
  actor_name text NOT NULL DEFAULT '',
  agent_id bigint REFERENCES agents,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX consents_customer ON consents (customer_id, id DESC);

CREATE TABLE customer_relations (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers,
  other_id bigint NOT NULL REFERENCES customers,
  kind text NOT NULL CHECK (kind IN ('works_at', 'lives_with', 'parent_of', 'authorised_by')),
  note text NOT NULL DEFAULT '',
  valid_from date,
  valid_to date,
  agent_id bigint REFERENCES agents,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK (customer_id <> other_id)
);
CREATE INDEX customer_relations_customer ON customer_relations (customer_id, id DESC);
CREATE INDEX customer_relations_other ON customer_relations (other_id, id DESC);

CREATE TABLE objects (
  id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  object_type_id bigint NOT NULL REFERENCES object_types,
  external_id text NOT NULL,
  values jsonb NOT NULL DEFAULT '{}',
  url text,                              -- of the thing in the system that it is from
  words text NOT NULL DEFAULT '',        -- folded: what search finds it by
  version bigint NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  UNIQUE (object_type_id, external_id)
);
CREATE INDEX objects_words ON objects USING gin (words gin_trgm_ops) WHERE deleted_at IS NULL;

CREATE TABLE object_customers (
  object_id bigint NOT NULL REFERENCES objects ON DELETE CASCADE,
  customer_id bigint NOT NULL REFERENCES customers,
  PRIMARY KEY (customer_id, object_id)
);
CREATE INDEX object_customers_object ON object_customers (object_id);

-- Of a customer who is known by this address, now or once they write.
CREATE TABLE object_addresses (
  object_id bigint NOT NULL REFERENCES objects ON DELETE CASCADE,
  scheme text NOT NULL,
  match_key text NOT NULL,
  PRIMARY KEY (scheme, match_key, object_id)
);
CREATE INDEX object_addresses_object ON object_addresses (object_id);

-- Documents of a customer, and ratings, without reading every message.
CREATE INDEX messages_with_files ON messages (conversation_id, id DESC) WHERE content ? 'attachments';
CREATE INDEX messages_with_rating ON messages (conversation_id) WHERE content ? 'rating';
