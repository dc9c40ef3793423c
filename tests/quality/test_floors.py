"""The floors of quality: they may rise, and fall only with a reason."""

import json
import subprocess

import pytest
import quality


def test_every_floor_is_a_share():
    floors = quality.read_floors()
    assert floors
    assert all(0 <= floor <= 1 for floor in floors.values())


def test_a_figure_below_its_floor_is_named():
    floors = {"lang: char_acc": 0.9, "dates en: value f1": 0.7, "dates ko: value f1": 0.5}
    assert quality.below({"lang: char_acc": 0.91, "dates en: value f1": 0.69}, floors) == [
        "dates en: value f1",
        "dates ko: value f1",
    ]


def test_raising_lifts_floors_and_lowers_none(tmp_path, monkeypatch):
    monkeypatch.setattr(quality, "FLOORS", tmp_path / "floors.json")
    quality.write_floors({"a": {"floor": 0.5}, "b": {"floor": 0.9, "reason": "stricter gold"}})
    quality.write_floors(quality.raised({"a": 0.619, "b": 0.7, "c": 0.29}))
    written = json.loads(quality.FLOORS.read_text(encoding="utf-8"))
    assert written == {"a": {"floor": 0.61}, "b": {"floor": 0.9, "reason": "stricter gold"}, "c": {"floor": 0.29}}


def test_a_floor_falls_only_with_a_new_reason():
    old = {"a": {"floor": 0.5}, "b": {"floor": 0.5}, "c": {"floor": 0.5, "reason": "old"}, "d": {"floor": 0.5}}
    new = {"a": {"floor": 0.4}, "b": {"floor": 0.4, "reason": "new"}, "c": {"floor": 0.4, "reason": "old"}}
    assert quality.lowered_without_reason(old, new) == ["d", "a", "c"]


def test_the_floors_in_the_history_fell_only_with_reasons():
    place = quality.FLOORS.relative_to(quality.ROOT).as_posix()
    log = ["git", "-C", str(quality.ROOT), "log", "-2", "--format=%H", "--", place]
    commits = subprocess.run(log, capture_output=True, text=True, check=False).stdout.split()
    if len(commits) < 2:
        pytest.skip("the floors have no history here")
    show = ["git", "-C", str(quality.ROOT), "show", f"{commits[1]}:{place}"]
    before = json.loads(subprocess.run(show, capture_output=True, text=True, encoding="utf-8", check=True).stdout)
    assert not quality.lowered_without_reason(before, json.loads(quality.FLOORS.read_text(encoding="utf-8")))
