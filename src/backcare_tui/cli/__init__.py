"""The command line: one module for each command or small family, imported when it is called."""
