"""What receivers share: connections of our own, opened only to permitted addresses."""
