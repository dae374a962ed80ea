"""What a diary says: series, trend, pattern leaning, next questions, and a synthetic diary.

Everything here is pure: no input or output, no clock; "today" is always an argument. numpy is
imported inside the functions that need it, so that importing this package costs nothing.
"""
