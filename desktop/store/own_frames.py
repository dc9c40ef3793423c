"""The frames that the analyst added to a library."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session
from sqlmodel import col

from desktop.records import EventType, OwnFrames
from desktop.records import OwnFrame as Frame
from desktop.store.tables import OwnFrame

_VALUES = tuple(col(getattr(OwnFrame, name)) for name in ("language", "words", "type", "noun", "target", "mutual"))


def read_own_frames(session: Session) -> OwnFrames:
    """Return the frames in the order of their entry."""
    rows = session.execute(select(*_VALUES).order_by(col(OwnFrame.id)))
    return tuple(
        Frame(language, words, EventType(kind) if kind else None, noun, tuple(target), mutual)
        for language, words, kind, noun, target, mutual in rows
    )


def write_own_frames(session: Session, frames: OwnFrames) -> None:
    """Replace all frames."""
    session.execute(delete(OwnFrame))
    if frames:
        session.execute(insert(OwnFrame), [asdict(frame) | {"target": list(frame.target)} for frame in frames])
