"""Reads and checks ``data/*.toml``: what the app knows, and where it knows it from."""

from backcare_tui.knowledge.base import KnowledgeBase, load_knowledge

__all__ = ["KnowledgeBase", "load_knowledge"]
