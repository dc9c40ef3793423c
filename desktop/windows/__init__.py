"""The main window, its actions, undo commands and dialogs."""
