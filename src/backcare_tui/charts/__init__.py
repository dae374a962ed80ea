"""A series as text cells: pictures of pain that any front end can colour and print.

No toolkit and no colour here: a cell names its role, and the front end picks the colour.
"""
