"""Commands of `onethread`, one file each, found by cli.py."""
