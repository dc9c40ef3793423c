"""The command line: words, exit statuses, what is written where."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from datetime import date

import jsonschema
import pytest

from desktop import __version__, paths
from desktop.__main__ import main
from desktop.commands.arguments import filter_of, measure_of, parse_arguments
from desktop.commands.terminal import format_bar, format_report, run_with_bar
from desktop.library import Library
from desktop.records import (
    Changes,
    Count,
    EventType,
    Filter,
    ImportLine,
    Measure,
    Outcome,
    Progress,
    Scale,
    Status,
)

STORY = "SEOUL, March 4, 2024 - South Korea accused North Korea of firing artillery shells near the border on Monday."


def run(*words, **options):
    command = [sys.executable, "-W", "error", "-m", "desktop", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=paths.base(), **options)


@pytest.fixture
def story(tmp_path):
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    return tmp_path / "story.txt"


@pytest.fixture
def library(tmp_path, story, capsys):
    path = tmp_path / "desk.chancery"
    assert main(["import", str(story), "--library", str(path)]) == 0
    capsys.readouterr()
    return path


def test_version_and_usage_load_nothing_heavy():
    code = (
        "import sys; from desktop.__main__ import main\ntry: main(sys.argv[1:])\nexcept SystemExit: print(*sys.modules)"
    )
    for words in (["--version"], ["import"], ["--help"]):
        done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, cwd=paths.base())
        loaded = set(done.stdout.split())
        assert "desktop" in loaded
        assert not loaded & {"sqlmodel", "sqlalchemy", "PySide6", "pyqtgraph", "langdetect", "trafilatura"}


def test_the_module_is_the_program():
    done = run("--version")
    assert (done.returncode, done.stdout.strip()) == (0, f"Chancery {__version__}")


@pytest.mark.parametrize(
    "words",
    [
        ["analyse"],
        ["import", "a.txt"],
        ["export", "poems", "--library", "a", "--out", "b"],
        ["export", "matrix", "--library", "a", "--out", "b", "--from", "yesterday"],
        ["export", "matrix", "--library", "a", "--out", "b", "--type", "KISS"],
        ["export", "chart-matrix", "--library", "a", "--out", "b", "--width-mm", "0"],
        ["--unknown"],
    ],
)
def test_wrong_usage_exits_with_two(words, capsys):
    with pytest.raises(SystemExit) as ending:
        main(words)
    assert ending.value.code == 2
    assert "usage: chancery" in capsys.readouterr().err


def test_options_become_a_filter():
    arguments = parse_arguments(
        "export matrix --library l --out o.csv --source usa --target PRK --from 2024-01-01 --status fact "
        "--status denied "
        "--type accuse --language ko --text summit --count reports --scale Goldstein".split()
    )
    assert filter_of(arguments) == Filter(
        source="USA",
        target="PRK",
        days=(date(2024, 1, 1), date.max),
        undated=False,
        statuses=frozenset({Status.FACT, Status.DENIED}),
        types=frozenset({EventType.ACCUSE}),
        languages=frozenset({"ko"}),
        text="summit",
    )
    assert measure_of(arguments) == Measure(Count.REPORTS, Scale.GOLDSTEIN)
    assert filter_of(parse_arguments("export events --library l --out o.csv".split())) == Filter()


def test_analyse_prints_a_valid_object_a_line(story, tmp_path):
    rows = [{"id": "r1", "text": STORY, "published": "2024-03-04"}, {"id": "r2", "text": "서울은 평양을 비난했다. 🙂"}]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = run("analyse", tmp_path, env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    found = {row["id"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert (done.returncode, done.stderr) == (0, "")
    assert set(found) == {"story.txt", "r1", "r2"}
    assert found["r2"]["text"] == rows[1]["text"]
    schema = json.loads(paths.resource("analysis.schema.json").read_text("utf-8"))
    for row in found.values():
        jsonschema.validate(row, schema)


def test_analyse_tells_what_gave_no_article(story, tmp_path, capsys):
    (tmp_path / "empty.txt").touch()
    assert main(["analyse", str(tmp_path), "--out", str(tmp_path / "out.jsonl")]) == 0
    assert len((tmp_path / "out.jsonl").read_text("utf-8").splitlines()) == 1
    assert "empty.txt" in capsys.readouterr().err
    assert main(["analyse", str(tmp_path / "empty.txt")]) == 1
    assert main(["analyse", str(story), "--out", str(tmp_path / "no" / "out.jsonl")]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_a_reader_that_goes_away_is_no_error(tmp_path):
    rows = [json.dumps({"id": str(n), "text": STORY}) for n in range(40)]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    command = [sys.executable, "-m", "desktop", "analyse", str(tmp_path / "rows.jsonl")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=paths.base()) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_import_reports_each_file(library, story, tmp_path, capsys):
    (tmp_path / "empty.txt").touch()
    assert main(["import", str(story), str(tmp_path / "empty.txt"), "--library", str(library)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("0 of 2 read, 1 duplicate, 1 skipped.")
    assert "same text as story.txt" in out
    assert main(["import", str(tmp_path / "empty.txt"), "--library", str(library)]) == 1


def test_tables_are_exported(library, tmp_path, capsys):
    for kind in ("events", "articles", "matrix", "timeline"):
        for ending in (".csv", ".jsonl"):
            out = tmp_path / f"{kind}{ending}"
            assert main(["export", kind, "--library", str(library), "--out", str(out)]) == 0
            assert out.stat().st_size
    pairs = [json.loads(line) for line in (tmp_path / "matrix.jsonl").read_text("utf-8").splitlines()]
    assert {"source": "KOR", "target": "PRK"}.items() <= pairs[0].items()
    assert main(["export", "events", "--library", str(library), "--out", str(tmp_path / "events.xlsx")]) == 1
    assert "Choose one of these endings" in capsys.readouterr().err


def test_charts_are_exported(qapp, library, tmp_path):
    for kind in ("chart-matrix", "chart-timeline"):
        out = tmp_path / f"{kind}.svg"
        words = ["export", kind, "--library", str(library), "--out", str(out), "--width-mm", "120", "--bins", "days"]
        assert main(words) == 0
        assert re.search(r'width="1(19|20)[.\d]*mm"', out.read_text("utf-8"))


def test_check_speaks_in_words(library, tmp_path, capsys):
    assert main(["check", "--library", str(library)]) == 0
    assert capsys.readouterr().out.startswith("All is well: 1 articles")
    opened = Library.open(library)
    with opened._database.write() as session:
        session.connection().exec_driver_sql("UPDATE event SET evidence = 'else'")
    opened.close()
    assert main(["check", "--library", str(library)]) == 1
    assert "sentence kept with event" in capsys.readouterr().out


def test_a_library_that_is_not_there_is_not_made(tmp_path, capsys):
    for words in (["check"], ["export", "events", "--out", str(tmp_path / "e.csv")]):
        assert main([*words, "--library", str(tmp_path / "none.chancery")]) == 1
        assert "there is no such file" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_report_is_counted_in_words():
    report = [
        ImportLine("a.txt", Outcome.READ, "", 1, date(2024, 3, 4), ("en", "ko"), 1),
        ImportLine("b.txt", Outcome.DUPLICATE, "same text as a.txt", 1),
        ImportLine("c.txt", Outcome.SKIPPED, "it is empty.", warnings=("It was cut off.", "It is old.")),
    ]
    assert format_report(report).splitlines() == [
        "1 of 3 read, 1 duplicate, 1 skipped.",
        "  read  a.txt: 2024-03-04, en, ko, 1 happening",
        "  duplicate  b.txt: same text as a.txt",
        "  skipped  c.txt: it is empty.",
        "        warning: It was cut off.",
        "        warning: It is old.",
    ]


def test_a_bar_is_drawn_for_a_terminal_only():
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    def work():
        yield Progress(1, 2, "a.txt")
        return Changes(added=frozenset({1}))

    terminal, pipe = Terminal(), io.StringIO()
    assert run_with_bar(work(), terminal).added == run_with_bar(work(), pipe).added == {1}
    assert "1 of 2  a.txt" in terminal.getvalue()
    assert pipe.getvalue() == ""
    assert len(format_bar(Progress(1, 2, "long name " * 50), 80)) < 80


def test_files_open_the_window(story):
    second = story.with_name("import.txt")
    second.touch()
    arguments = parse_arguments([str(story), str(second)])
    assert (arguments.command, arguments.files) == (None, [story, second])
    assert parse_arguments(["--self-test"]).self_test


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
@pytest.mark.parametrize("words", [(), ("--self-test",)])
def test_without_a_screen_a_sentence_names_the_command_line(words, tmp_path):
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    bare = {name: value for name, value in os.environ.items() if name not in screens}
    done = run(*words, env=bare | {"CHANCERY_DATA": str(tmp_path)})
    assert done.returncode == 1
    assert re.fullmatch(r"There is no screen .* chancery analyse .*\n", done.stderr)
    assert done.stdout == ""


def test_a_word_that_is_neither_command_nor_file_is_wrong_usage(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["frobnicate"])
    assert ended.value.code == 2
    assert "neither a command nor a file" in capsys.readouterr().err


def test_an_import_of_nothing_leaves_no_library_behind(tmp_path, capsys):
    library = tmp_path / "new.chancery"
    assert main(["import", str(tmp_path / "nowhere"), "--library", str(library)]) == 1
    assert "no such file" in capsys.readouterr().err
    assert not library.exists()
