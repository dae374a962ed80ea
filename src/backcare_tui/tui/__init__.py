"""The terminal app. Only this package reaches Textual."""
