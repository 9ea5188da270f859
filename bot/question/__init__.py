"""From typed text to what is asked."""
