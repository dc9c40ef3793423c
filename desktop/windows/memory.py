"""How a library was left: selection, filter and measure, kept in the library itself."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from desktop.library import Library
from desktop.models.workspace import START, Step
from desktop.records import Changes, Count, EventType, Filter, Measure, Scale, Selection, Status

KEY = "view"


def pack(step: Step, measure: Measure) -> str:
    """Return where the analyst is as JSON."""
    chosen, selection = step.chosen, step.selection
    return json.dumps(
        {
            "article": selection.article,
            "event": selection.event,
            "source": chosen.source,
            "target": chosen.target,
            "days": [day.isoformat() for day in chosen.days] if chosen.days else None,
            "undated": chosen.undated,
            "undated_only": chosen.undated_only,
            "statuses": sorted(chosen.statuses),
            "types": sorted(chosen.types),
            "articles": sorted(chosen.articles),
            "languages": sorted(chosen.languages),
            "text": chosen.text,
            "sure": chosen.sure,
            "count": measure.count,
            "scale": measure.scale,
        }
    )


def keep(library: Library, *, packed: str) -> Changes:
    """Keep it in the library; nothing that a view shows is changed by that."""
    library.keep_note(KEY, packed)
    return Changes()


def unpack(packed: str) -> tuple[Step, Measure]:
    """Return where the analyst was; the start if nothing or nothing readable is kept."""
    try:
        return _unpacked(json.loads(packed))
    except (ValueError, KeyError, TypeError):
        return START, Measure()


def _unpacked(kept: dict[str, Any]) -> tuple[Step, Measure]:
    days = kept["days"] and tuple(map(date.fromisoformat, kept["days"]))
    chosen = Filter(
        source=kept["source"],
        target=kept["target"],
        days=days or None,
        undated=kept["undated"],
        undated_only=kept["undated_only"],
        statuses=frozenset(map(Status, kept["statuses"])),
        types=frozenset(map(EventType, kept["types"])),
        articles=frozenset(kept["articles"]),
        languages=frozenset(kept["languages"]),
        text=kept["text"],
        sure=float(kept.get("sure", 0.0)),
    )
    selection = Selection(kept["article"], kept["event"])
    return Step(selection, chosen), Measure(Count(kept["count"]), Scale(kept["scale"]))
