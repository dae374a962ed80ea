"""Catalogues of other languages, and how they are renewed (a step of development)."""
