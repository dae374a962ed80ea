"""Foreign and portable formats: pure text to entries and back."""
