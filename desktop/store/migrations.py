"""Numbered steps from an empty file to today's schema, as plain SQL on raw tables.

A step never changes once it is released and never imports the models, so that a library of any age can be opened.
"""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x43484E43  # 'CHNC', read by file(1) and by us to tell a library from any other database

_FIRST = """
CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT, file TEXT NOT NULL, path TEXT, document TEXT NOT NULL,
    title TEXT, author TEXT, source TEXT, published DATE, language TEXT,
    own_title TEXT, own_author TEXT, own_source TEXT, own_published DATE, own_language TEXT,
    url TEXT, encoding TEXT,
    warnings JSON NOT NULL, chrome JSON NOT NULL, given JSON NOT NULL, languages JSON NOT NULL,
    fingerprint TEXT NOT NULL, version TEXT NOT NULL, deleted BOOLEAN NOT NULL
);
CREATE INDEX article_fingerprint ON article (fingerprint);
CREATE TABLE body (article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE, text TEXT NOT NULL);
CREATE TABLE segment (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, language TEXT NOT NULL, confidence FLOAT NOT NULL,
    method TEXT NOT NULL, runner_up TEXT
);
CREATE INDEX segment_article ON segment (article);
CREATE TABLE own_segment (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, language TEXT NOT NULL,
    CHECK (0 <= start AND start < "end"), UNIQUE (article, start)
);
CREATE TABLE mention (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, code TEXT NOT NULL, kind TEXT NOT NULL, rule TEXT NOT NULL,
    confidence FLOAT NOT NULL
);
CREATE INDEX mention_article ON mention (article);
CREATE TABLE date_mention (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, type TEXT NOT NULL, value TEXT,
    date_start DATE, date_end DATE, rule TEXT NOT NULL
);
CREATE INDEX date_mention_article ON date_mention (article);
CREATE TABLE happening (id INTEGER PRIMARY KEY AUTOINCREMENT);
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    happening INTEGER NOT NULL REFERENCES happening (id), number INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
    trigger_start INTEGER NOT NULL, trigger_end INTEGER NOT NULL,
    date_span_start INTEGER, date_span_end INTEGER,
    source JSON NOT NULL, target JSON NOT NULL, source_spans JSON NOT NULL, target_spans JSON NOT NULL,
    mutual BOOLEAN NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL, date_start DATE, date_end DATE,
    confidence FLOAT NOT NULL, rule TEXT NOT NULL, evidence TEXT NOT NULL, language TEXT NOT NULL,
    found BOOLEAN NOT NULL, verdict TEXT NOT NULL,
    own_source JSON, own_target JSON, own_mutual BOOLEAN, own_type TEXT, own_status TEXT,
    own_dates BOOLEAN NOT NULL, own_date_start DATE, own_date_end DATE
);
CREATE INDEX event_article ON event (article);
CREATE INDEX event_happening ON event (happening);
CREATE TABLE dyad (
    id INTEGER PRIMARY KEY, event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    happening INTEGER NOT NULL REFERENCES happening (id),
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    source TEXT NOT NULL, target TEXT NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL,
    day_start INTEGER, day_end INTEGER, mutual BOOLEAN NOT NULL, cooperative BOOLEAN NOT NULL,
    language TEXT NOT NULL, live BOOLEAN NOT NULL, shared BOOLEAN NOT NULL,
    plover FLOAT NOT NULL, goldstein FLOAT NOT NULL
);
CREATE INDEX dyad_event ON dyad (event);
CREATE INDEX dyad_happening ON dyad (
    happening, event, cooperative, source, target, day_start, day_end, status, type, language, article, live
);
CREATE INDEX dyad_pair ON dyad (
    shared, source, target, happening, event, cooperative, plover, goldstein,
    day_start, day_end, status, type, language, article, live
) WHERE dyad.live = 1;
CREATE INDEX dyad_source ON dyad (
    source, happening, event, target, day_start, day_end, status, type, language, article, live
) WHERE dyad.live = 1;
CREATE INDEX dyad_target ON dyad (
    target, happening, event, source, day_start, day_end, status, type, language, article, live
) WHERE dyad.live = 1;
CREATE INDEX dyad_day ON dyad (
    day_start, day_end, source, target, happening, event, status, type, language, article, live
) WHERE dyad.live = 1;
CREATE INDEX dyad_article ON dyad (
    article, happening, event, cooperative, source, target, day_start, day_end, status, type, language, live
) WHERE dyad.live = 1;
CREATE INDEX dyad_rejected ON dyad (source, target, event) WHERE dyad.live = 0;
CREATE TABLE own_name (id INTEGER PRIMARY KEY, words TEXT NOT NULL UNIQUE, code TEXT);
CREATE TABLE note ("key" TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE VIEW searchable AS
    SELECT article.id AS id, coalesce(own_title, title) AS title, coalesce(own_source, source) AS outlet,
           coalesce(own_author, author) AS author, body.text AS text
    FROM article JOIN body ON body.article = article.id;
CREATE VIRTUAL TABLE search USING fts5(
    title, outlet, author, text, content='searchable', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER body_written AFTER INSERT ON body BEGIN
    INSERT INTO search (rowid, title, outlet, author, text)
        SELECT id, title, outlet, author, text FROM searchable WHERE id = new.article;
END;
CREATE TRIGGER article_renaming BEFORE UPDATE OF
    title, own_title, source, own_source, author, own_author ON article BEGIN
    INSERT INTO search (search, rowid, title, outlet, author, text)
        SELECT 'delete', id, title, outlet, author, text FROM searchable WHERE id = old.id;
END;
CREATE TRIGGER article_renamed AFTER UPDATE OF
    title, own_title, source, own_source, author, own_author ON article BEGIN
    INSERT INTO search (rowid, title, outlet, author, text)
        SELECT id, title, outlet, author, text FROM searchable WHERE id = new.id;
END;
CREATE TRIGGER article_leaving BEFORE DELETE ON article BEGIN
    INSERT INTO search (search, rowid, title, outlet, author, text)
        SELECT 'delete', id, title, outlet, author, text FROM searchable WHERE id = old.id;
END;
"""

_IMPORTS = """
CREATE TABLE import_run (
    id INTEGER PRIMARY KEY AUTOINCREMENT, began TEXT NOT NULL, origin TEXT NOT NULL, version TEXT NOT NULL,
    files INTEGER NOT NULL, seconds FLOAT, stopped BOOLEAN NOT NULL
);
CREATE TABLE import_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT, run INTEGER NOT NULL REFERENCES import_run (id) ON DELETE CASCADE,
    place INTEGER NOT NULL, file TEXT NOT NULL, path TEXT NOT NULL, part TEXT NOT NULL,
    outcome TEXT NOT NULL, why TEXT NOT NULL, needs TEXT NOT NULL, warnings JSON NOT NULL, encoding TEXT,
    article INTEGER REFERENCES article (id) ON DELETE SET NULL,
    published DATE, languages JSON NOT NULL, happenings INTEGER NOT NULL
);
CREATE INDEX import_line_run ON import_line (run, place);
CREATE INDEX import_line_article ON import_line (article);
CREATE TABLE column_names (signature TEXT PRIMARY KEY, names JSON NOT NULL);
CREATE TRIGGER body_rewriting BEFORE UPDATE OF text ON body BEGIN
    INSERT INTO search (search, rowid, title, outlet, author, text)
        SELECT 'delete', id, title, outlet, author, text FROM searchable WHERE id = old.article;
END;
CREATE TRIGGER body_rewritten AFTER UPDATE OF text ON body BEGIN
    INSERT INTO search (rowid, title, outlet, author, text)
        SELECT id, title, outlet, author, text FROM searchable WHERE id = new.article;
END;
"""

_COPIES = """
ALTER TABLE article ADD COLUMN published_zone TEXT;
ALTER TABLE article ADD COLUMN published_choices JSON NOT NULL DEFAULT '[]';
ALTER TABLE article ADD COLUMN day_first BOOLEAN;
ALTER TABLE article ADD COLUMN plain_chrome JSON;
CREATE INDEX article_day ON article (coalesce(own_published, published));
CREATE TABLE own_chrome (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, chrome BOOLEAN NOT NULL,
    CHECK (0 <= start AND start < "end"), UNIQUE (article, start)
);
CREATE TABLE learned_line (
    id INTEGER PRIMARY KEY, outlet TEXT NOT NULL, "key" TEXT NOT NULL, chrome BOOLEAN NOT NULL, UNIQUE (outlet, "key")
);
CREATE TABLE sketch (
    article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE, size INTEGER NOT NULL, numbers JSON NOT NULL
);
CREATE TABLE mark (
    mark INTEGER NOT NULL, article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    PRIMARY KEY (mark, article)
) WITHOUT ROWID;
CREATE INDEX mark_article ON mark (article);
CREATE TABLE tie (
    first INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    second INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE, kind TEXT NOT NULL, share FLOAT NOT NULL,
    PRIMARY KEY (first, second), CHECK (first < second)
) WITHOUT ROWID;
CREATE INDEX tie_second ON tie (second);
CREATE TABLE own_tie (
    first INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    second INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE, verdict TEXT NOT NULL,
    PRIMARY KEY (first, second), CHECK (first < second)
) WITHOUT ROWID;
CREATE INDEX own_tie_second ON own_tie (second);
"""

_FRAMES = """
CREATE TABLE own_frame (
    id INTEGER PRIMARY KEY, language TEXT NOT NULL, words TEXT NOT NULL, type TEXT, noun BOOLEAN NOT NULL,
    target JSON NOT NULL, mutual BOOLEAN NOT NULL, UNIQUE (language, words, noun)
);
"""

_FORMER = """
CREATE TABLE former_text (
    fingerprint TEXT NOT NULL, article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    PRIMARY KEY (fingerprint, article)
) WITHOUT ROWID;
CREATE INDEX former_text_article ON former_text (article);
"""

_STEPS = (_FIRST, _IMPORTS, _COPIES, _FRAMES, _FORMER)
VERSION = len(_STEPS)


def migrate(connection: sqlite3.Connection, found: int) -> None:
    """Bring a database from a schema version to today's, each step whole or not at all."""
    for number, step in enumerate(_STEPS[found:], start=found + 1):
        connection.executescript(
            f"BEGIN IMMEDIATE; {step} PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {number}; COMMIT;"
        )
