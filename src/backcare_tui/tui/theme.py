"""The app's own two themes, and the roles that every theme has to fill."""

from textual.theme import Theme

DARK = Theme(
    name="backcare-dark",
    primary="#74b8a6",
    secondary="#7f9bc4",
    accent="#74b8a6",
    success="#74b8a6",
    warning="#d8a24a",
    error="#cf6b54",
    foreground="#dde2e6",
    background="#14171a",
    surface="#1b2024",
    panel="#20262b",
    dark=True,
    variables={
        "muted": "#8b949c",
        "block-cursor-background": "#74b8a6",
        "block-cursor-foreground": "#14171a",
        "footer-key-foreground": "#74b8a6",
        "input-selection-background": "#74b8a6 30%",
    },
)

LIGHT = Theme(
    name="backcare-light",
    primary="#22685a",
    secondary="#3f5f8f",
    accent="#22685a",
    success="#22685a",
    warning="#82570a",
    error="#a43f2c",
    foreground="#22272b",
    background="#f8f5ef",
    surface="#efeae1",
    panel="#e6e0d4",
    dark=False,
    variables={
        "muted": "#5c5f60",
        "block-cursor-background": "#22685a",
        "block-cursor-foreground": "#f8f5ef",
        "footer-key-foreground": "#22685a",
        "input-selection-background": "#22685a 30%",
    },
)

DEFAULTS = {"muted": "$text-muted"}
"""Our own variables, for themes that lack them."""
