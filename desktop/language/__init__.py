"""Text to sentences and language segments."""
