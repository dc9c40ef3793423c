"""The figures that have floors: what the program finds, measured on development gold beside the checkout.

The gold is not part of the project; without it nothing is measured, and that is said. Floors stand in
`tests/quality/floors.json`: each figure has the lowest value that passes, and, where it was ever lowered, the reason.
All figures are shares, more is better.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from calibration import curve, judge, read_rows
from environment import ROOT, python
from refusal import Refusal, say

FLOORS = ROOT / "tests" / "quality" / "floors.json"
SURE = 0.9
LANGUAGES = ("en", "es", "ko")
EVENTS = {
    "interstate": ("interstate_en_dev",),
    "petr2": ("petr2_en_dev",),
    "interstate and petr2": ("interstate_en_dev", "petr2_en_dev"),
    "gsr": ("plover_gsr_en_dev",),
    "es": ("es_afp_dev",),
}
EVENT_LINE = re.compile(r"^(\S.*?)\s+P [\d.]+\s+R [\d.]+\s+F1 ([\d.]+)", re.M)

Figures = dict[str, float]


def gold_folder() -> Path | None:
    """Return where the gold and its scorers are, None where there is none."""
    folder = Path(os.environ.get("CHANCERY_EVAL") or ROOT.parent / "shared" / "eval")
    return folder if (folder / "adapt.py").is_file() else None


def report(*, raise_floors: bool = False) -> int:
    """Measure, print each figure beside its floor, and return 1 if one is below."""
    gold = gold_folder()
    if gold is None:
        say("No development gold beside the checkout (or in CHANCERY_EVAL): quality was not measured.")
        return 0
    figures = measure(gold)
    floors = read_floors()
    for name in sorted({*figures, *floors}):
        say(line(name, figures.get(name), floors.get(name)))
    fallen = below(figures, floors)
    say(f"{len(figures)} figures, {len(fallen)} below their floor{': ' if fallen else '.'}{', '.join(fallen)}")
    if raise_floors:
        write_floors(raised(figures))
    return int(bool(fallen))


def line(name: str, figure: float | None, floor: float | None) -> str:
    """Return one line of the report."""
    told = "not measured" if figure is None else f"{figure:8.3f}"
    limit = "no floor" if floor is None else f"floor {floor:.2f}"
    return f"{name:58}{told}   {limit}{'   BELOW' if below({name: figure}, {name: floor}) else ''}"


def below(figures: Mapping[str, float | None], floors: Mapping[str, float | None]) -> list[str]:
    """Return the names of the figures under their floors; one that was not measured is under it."""
    return [name for name, floor in floors.items() if floor is not None and (figures.get(name) or 0.0) < floor]


def read_floors() -> dict[str, float]:
    """Return the floors by figure."""
    entries = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    return {name: entry["floor"] for name, entry in entries.items()}


def raised(figures: Figures) -> dict[str, dict[str, Any]]:
    """Return the floors lifted to what was measured, a hundredth at a time; none falls."""
    old = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    new = {name: {"floor": int(value * 100 + 1e-6) / 100} for name, value in figures.items()}
    kept = {name: entry for name, entry in old.items() if entry["floor"] >= new.get(name, {"floor": 0.0})["floor"]}
    return {**new, **kept}


def write_floors(entries: Mapping[str, Mapping[str, Any]]) -> None:
    """Write the floors, one a line."""
    lines = [f"  {json.dumps(name)}: {json.dumps(entries[name], ensure_ascii=False)}" for name in sorted(entries)]
    FLOORS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def lowered_without_reason(old: Mapping[str, Mapping[str, Any]], new: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return the floors that fell or went away between two states of the file without a reason beside them."""
    gone = [name for name in old if name not in new]
    fell = [name for name in new if name in old and new[name]["floor"] < old[name]["floor"]]
    return gone + [name for name in fell if new[name].get("reason") in (None, "", old[name].get("reason"))]


def measure(gold: Path) -> Figures:
    """Return every figure of every scorer."""
    with tempfile.TemporaryDirectory(prefix="chancery-quality-") as folder:
        bench = Bench(gold, Path(folder))
        parts = (
            languages(bench),
            confidence(bench),
            dates(bench),
            places(bench),
            events(bench),
            articles(bench),
            pages(bench),
        )
        return dict(pair for part in parts for pair in part)


class Bench:
    """The gold, the program and a folder for what passes between them."""

    def __init__(self, gold: Path, folder: Path) -> None:
        self.gold = gold
        self._folder = folder

    def predict(self, kind: str, gold: str) -> Path:
        """Return the scorer's input for one file of gold, freshly analysed."""
        name = gold.replace("/", "-")
        given, found, predicted = (self._folder / f"{step}-{name}" for step in ("in", "out", "pred"))
        given.write_text(self._ask("adapt.py", "input", kind, self.gold / gold), encoding="utf-8")
        self.analyse(given, found)
        predicted.write_text(self._ask("adapt.py", "pred", kind, found), encoding="utf-8")
        return predicted

    def found(self, gold: str) -> Path:
        """Return where `predict` left the analysis of a file of gold."""
        return self._folder / f"out-{gold.replace('/', '-')}"

    def analyse(self, given: Path, found: Path | None = None) -> Path:
        """Run the program's `analyse`, and return where its JSON Lines are."""
        target = found or self._folder / f"out-{given.name}.jsonl"
        say(f"  analysing {given.name}")
        command = [str(python()), "-m", "desktop", "analyse", str(given), "--out", str(target)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
        if done.returncode:
            raise Refusal(f"analyse failed on {given.name}:\n{done.stderr.strip()[-2000:]}")
        return target

    def score(self, scorer: str, *arguments: object) -> dict[str, Any]:
        """Return what a scorer says in JSON."""
        answer: dict[str, Any] = json.loads(self._ask(scorer, *arguments, "--json"))
        return answer

    def score_events(self, *arguments: object) -> list[tuple[str, str]]:
        """Return level and F1 as the scorer of events prints them."""
        return EVENT_LINE.findall(self._ask("events/score_events.py", *arguments))

    def _ask(self, script: str, *arguments: object) -> str:
        command = [sys.executable, str(self.gold / script), *(str(argument) for argument in arguments)]
        settings = {**os.environ, "PYTHONUTF8": "1"}
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=settings, check=False)
        if done.returncode:
            raise Refusal(f"{script} failed:\n{done.stderr.strip()[-2000:]}")
        return done.stdout


def languages(bench: Bench) -> Iterator[tuple[str, float]]:
    """Yield the figures of the language segments; shares of errors are turned round."""
    for name, gold in (("lang", "lang/dev.jsonl"), ("lang seeds", "lang/seeds.jsonl")):
        found = bench.score("lang/score.py", bench.gold / gold, bench.predict("lang", gold))["all"]
        for figure in ("char_acc", "macro_f1", "minority_f1", "bound_f1", "seg_f1", "seg80", "doc_exact"):
            yield f"{name}: {figure}", found[figure]
        for figure, turned in (("false_split", "mono_whole"), ("mono_wrong", "mono_right")):
            if found[figure] is not None:
                yield f"{name}: {turned}", 1 - found[figure]


def confidence(bench: Bench) -> Iterator[tuple[str, float]]:
    """Yield how often segments are right that the program is sure of; `languages` has analysed the texts before."""
    gold = "lang/dev.jsonl"
    judged = judge(read_rows(bench.gold / gold), read_rows(bench.found(gold)))
    for least, count, share in curve(judged):
        say(f"  segments from {least:.2f} sure: {share:.3f} right of {count}")
    sure = [right for how, right in judged if how >= SURE]
    yield f"lang: right where {SURE} sure or more", sum(sure) / max(len(sure), 1)


def dates(bench: Bench) -> Iterator[tuple[str, float]]:
    """Yield the figures of the date expressions, by language."""
    predicted = bench.predict("dates", "dates/dev.jsonl")
    for language in LANGUAGES:
        gold = bench.gold / "dates" / "dev.jsonl"
        found = bench.score("dates/score.py", gold, predicted, "--no-dateline", "--lang", language)
        for figure in ("strict", "relaxed", "value"):
            yield f"dates {language}: {figure} f1", found[figure]["f1"] / 100
        yield f"dates {language}: value accuracy", found["value_accuracy"] / 100


def places(bench: Bench) -> Iterator[tuple[str, float]]:
    """Yield the figures of the mentions of states, by language, for the main kinds and for all."""
    predicted = bench.predict("places", "places/dev.jsonl")
    gold = bench.gold / "places" / "dev.jsonl"
    for kinds, told in (("name,demonym,capital", ""), ("all", " all kinds")):
        for language in LANGUAGES:
            found = bench.score("places/score.py", gold, predicted, "--lang", language, "--kinds", kinds)
            for figure in ("detection", "linking", "sentence_set"):
                yield f"places {language}{told}: {figure} f1", found[figure]["f1"] / 100


def events(bench: Bench) -> Iterator[tuple[str, float]]:
    """Yield the figures of the events, file by file; two English files are also scored as one."""
    files = dict.fromkeys(file for group in EVENTS.values() for file in group)
    predicted = {file: bench.predict("events", f"events/{file}.jsonl") for file in files}
    for name, group in EVENTS.items():
        joint = predicted[group[0]].with_name(f"joint-{name}.jsonl")
        joint.write_text("".join(predicted[file].read_text(encoding="utf-8") for file in group), encoding="utf-8")
        for level, f1 in bench.score_events(*(bench.gold / "events" / f"{file}.jsonl" for file in group), joint):
            yield f"events {name}: {level} f1", float(f1)


def articles(bench: Bench) -> Iterator[tuple[str, float]]:
    """Yield the figures of the sample articles read whole."""
    found = bench.score("score_articles.py", bench.gold / "articles", bench.analyse(ROOT / "seeds"))
    for name, value in found.items():
        if name != "missing":
            yield f"articles: {name}", value["f1"] if isinstance(value, dict) else value


def pages(bench: Bench) -> Iterator[tuple[str, float]]:
    """Yield the figures of real news pages, as HTML and as copied text."""
    analysed = bench.analyse(bench.gold / "html" / "pages")
    for suffix in (".html", ".txt"):
        found = bench.score("score_html.py", bench.gold / "html" / "gold.jsonl", analysed, "--suffix", suffix)
        yield f"pages {suffix}: read", 1 - found["missing"] / found["pages"]
        for figure in ("precision", "recall", "f1", "title", "date_given", "date_right_of_given"):
            yield f"pages {suffix}: {figure}", found[figure]
