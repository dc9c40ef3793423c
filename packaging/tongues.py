"""What telling languages apart costs: start, first call, one, three and ten languages, growth with length, memory."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager

from desktop.language import segments as segmentation
from desktop.paths import base

PIECE = 5000  # characters
ROUNDS = 5
LENGTHS = (5_000, 50_000, 200_000, 1_000_000)
TEN = (
    "The foreign ministers met on Monday and agreed to resume the talks on the border next month.",
    "Los ministros de Exteriores se reunieron el lunes y acordaron reanudar las conversaciones el mes próximo.",
    "외무장관들은 월요일에 만나 다음 달 국경 회담을 재개하기로 합의했다고 대변인이 밝혔다.",
    "Les ministres des Affaires étrangères se sont réunis lundi et ont convenu de reprendre les pourparlers.",
    "Die Außenminister trafen sich am Montag und einigten sich darauf, die Gespräche wieder aufzunehmen.",
    "Os ministros dos Negócios Estrangeiros reuniram-se na segunda-feira e decidiram retomar as conversações.",
    "Министры иностранных дел встретились в понедельник и договорились возобновить переговоры о границе.",
    "外交部长们星期一举行会晤，同意下个月恢复边界谈判，发言人说。",
    "外相らは月曜日に会談し、来月に国境をめぐる協議を再開することで合意したと報道官は述べた。",
    "التقى وزراء الخارجية يوم الاثنين واتفقوا على استئناف المحادثات بشأن الحدود الشهر المقبل.",
)
MEMORY = """
import os, sys
from pathlib import Path
def held():
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
bare = held()
from desktop.language.segments import segment, warm_up
warm_up()
for text in sys.argv[1:]:
    segment(text * 200)
print(f"{held() - bare:.0f}")
"""
START = "from desktop.language.segments import warm_up; warm_up()"
FIRST = "from desktop.language.segments import segment, warm_up; warm_up(); segment({text!r})"

Line = Callable[..., AbstractContextManager[None]]


def measure_languages(line: Line) -> None:
    """Print a line for each figure; what starts anew is measured in a process of its own."""
    for what, program in (
        ("bare process", ""),
        ("with the language engine", START),
        ("and a first call", first_call()),
    ):
        with line(f"languages: {what}"):
            subprocess.run([sys.executable, "-c", program], cwd=base(), check=True)
    for what, pieces in (("one language", TEN[:1]), ("three languages", TEN[:3]), ("ten languages", TEN)):
        measure(line, f"languages: 5,000 characters in {what}", make_text(pieces, PIECE))
    for length in LENGTHS:
        measure(line, f"languages: 5,000 of {length:,} characters", make_text(TEN[:3], length))
    if sys.platform == "linux":
        command = [sys.executable, "-c", MEMORY, *TEN]
        grown = subprocess.run(command, cwd=base(), check=True, capture_output=True, text=True).stdout.strip()
        sys.stdout.write(f"{'languages: memory above the bare process':52}{grown:>6} MB\n")


def measure(line: Line, what: str, text: str) -> None:
    """Measure a text that was read once before."""
    segmentation.segment(text)
    rounds = max(1, ROUNDS * PIECE // len(text))
    with line(what, PIECE / len(text) / rounds):
        for _ in range(rounds):
            segmentation.segment(text)


def make_text(pieces: tuple[str, ...], length: int) -> str:
    """Return paragraphs of some sentences in turn, with other numbers in each."""
    text = ""
    number = 0
    while len(text) < length:
        number += 1
        text += "\n\n".join(f"{piece} {number}." for piece in pieces) + "\n\n"
    return text[:length]


def first_call() -> str:
    """Return a program that reads one text after it has warmed up."""
    return FIRST.format(text=make_text(TEN[:3], PIECE))
