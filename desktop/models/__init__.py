"""Qt models without widgets, and the workspace they share."""
