-- Each message that comes in writes its conversation anew in every index. Chats have no subject and most
-- conversations no tag: of those the two that are searched by words and by tags keep nothing.
DROP INDEX conversations_tags;
CREATE INDEX conversations_tags ON conversations USING gin (tag_ids) WHERE tag_ids <> '{}';
DROP INDEX conversations_subject;
CREATE INDEX conversations_subject ON conversations USING gin (fold(subject) gin_trgm_ops)
  WHERE subject <> '';
