"""What agents have at hand when they write: snippets."""
