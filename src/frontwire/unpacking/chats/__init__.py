"""Exported chats: every message is a report, and who wrote it vouches for it."""
