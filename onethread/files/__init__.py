"""Files: attachments and media, kept once by the hash of their content."""

from onethread.files.store import FileStore, StoredFile, safe_name

__all__ = ["FileStore", "StoredFile", "safe_name"]
