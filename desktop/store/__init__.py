"""Tables, engine, sessions, migrations and the search index."""
