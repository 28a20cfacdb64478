-- A customer's matters in the order in which they began, as the timeline shows them one below another.
CREATE INDEX conversations_began ON conversations (customer_id, created_at DESC, id DESC)
  WHERE merged_into IS NULL;
