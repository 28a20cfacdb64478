"""Mail as bytes: reading and writing it, the same for every connector that carries it. Pure."""
