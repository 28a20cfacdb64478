"""Known facts of a matter, promises, and whether anything is asked twice."""
