"""Benchmarks: reproducible figures, each beside the machine's own limit from the same run."""
