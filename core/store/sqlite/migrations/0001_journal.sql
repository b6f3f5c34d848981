-- The journal. Nothing here is ever updated or deleted.
CREATE TABLE event (
    seq     INTEGER PRIMARY KEY,     -- order of arrival at this machine
    id      BLOB NOT NULL UNIQUE,    -- UUIDv7
    stream  TEXT NOT NULL,
    kind    TEXT NOT NULL,
    desk    TEXT NOT NULL,
    counter INTEGER NOT NULL,
    raw     BLOB NOT NULL,           -- the exact signed bytes of the head
    body    BLOB,                    -- NULL once erased
    sig     BLOB NOT NULL,
    UNIQUE (desk, counter)
) STRICT;
CREATE INDEX event_stream ON event (stream, seq);

-- The hub's position of an event, once it is known.
CREATE TABLE placed (
    position INTEGER PRIMARY KEY,
    seq      INTEGER NOT NULL UNIQUE REFERENCES event (seq)
) STRICT;

CREATE TRIGGER event_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;
CREATE TRIGGER event_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;
CREATE TRIGGER placed_update BEFORE UPDATE ON placed BEGIN SELECT RAISE(ABORT, 'placed is append-only'); END;
CREATE TRIGGER placed_delete BEFORE DELETE ON placed BEGIN SELECT RAISE(ABORT, 'placed is append-only'); END;

-- What follows is derived from the two tables above, kept because it is asked
-- for at every key press: which events wait, and how far each stream was seen.
CREATE TABLE waiting (seq INTEGER PRIMARY KEY REFERENCES event (seq)) STRICT;
CREATE TABLE seen (stream TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- Which version of each read model the tables hold.
CREATE TABLE read_model (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- Half-typed lines, which survive a power cut; and imported messages that could
-- not be read, kept whole for a person to look at.
CREATE TABLE draft (key TEXT PRIMARY KEY, text TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE quarantine (
    id     INTEGER PRIMARY KEY,
    name   TEXT NOT NULL,
    at     TEXT NOT NULL,
    faults TEXT NOT NULL,
    raw    BLOB NOT NULL
) STRICT;
