"""Cut the bundled fonts out of Debian's packages; the results are kept in `resources/fonts/`.

From fonts-noto-core, fonts-noto-cjk and fonts-noto-color-emoji.

Not part of set-up: run it by hand when the fonts are to change. It needs fonttools (in the dev lock) and these
packages. Faces are subset to the letters that newspapers write, hints are dropped (screens hint by themselves), names
stay: Noto has no reserved font name, which the script checks.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SYSTEM = Path("/usr/share/fonts")
RESULT = Path(__file__).resolve().parent.parent / "resources" / "fonts"
CJK_KOREAN = 1  # position of the KR face in Debian's collections

EUROPEAN = (
    (0x0000, 0x024F),  # Latin
    (0x0250, 0x036F),  # phonetic letters, modifiers, combining marks
    (0x0370, 0x052F),  # Greek, Cyrillic
    (0x1D00, 0x1FFF),  # phonetic extensions, Latin additional (Vietnamese), Greek extended
    (0x2000, 0x22FF),  # punctuation, currency, letterlike signs, arrows, mathematics
    (0x2C60, 0x2C7F),
    (0x2DE0, 0x2E7F),
    (0xA640, 0xA69F),
    (0xA720, 0xA7FF),
    (0xFB00, 0xFB06),
    (0xFE20, 0xFE2F),
    (0xFFFC, 0xFFFD),
)
KOREAN_AND_SIGNS = ((0x20, 0x7E), (0xA0, 0xFF), (0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7A3), (0x2190, 0x27BF))
NATIONAL_SETS = ("euc_kr", "gb2312", "shift_jis")
SIGNS = ((0x2190, 0x21FF), (0x2300, 0x23FF), (0x25A0, 0x27BF), (0x2B00, 0x2BFF), (0x1F300, 0x1F6FF), (0x1F900, 0x1F9FF))
EVERYTHING = ((0x0, 0x10FFFF),)
# What pages put beside their text: pointing hands, loudspeakers, devices, papers, faces, hearts, vehicles, warnings.
EMOJI = (
    (0x200D, 0x200D),
    (0x203C, 0x203C),
    (0x2600, 0x2604),
    (0x260E, 0x2639),
    (0x2640, 0x2642),
    (0x26A0, 0x26A1),
    (0x26BD, 0x26BE),
    (0x2702, 0x27A1),
    (0x2B50, 0x2B55),
    (0xFE0F, 0xFE0F),
    (0x1F30D, 0x1F310),
    (0x1F3A4, 0x1F3AF),
    (0x1F3C6, 0x1F3C6),
    (0x1F440, 0x1F44F),
    (0x1F493, 0x1F4FD),
    (0x1F514, 0x1F517),
    (0x1F525, 0x1F525),
    (0x1F534, 0x1F53D),
    (0x1F5DE, 0x1F5DE),
    (0x1F600, 0x1F644),
    (0x1F64F, 0x1F64F),
    (0x1F680, 0x1F680),
    (0x1F6A8, 0x1F6A8),
    (0x1F914, 0x1F914),
)


@dataclass(frozen=True)
class Face:
    """A face to make: where it comes from and which letters stay."""

    file: str
    origin: str
    ranges: tuple[tuple[int, int], ...]
    sets: tuple[str, ...] = ()
    number: int = -1
    features: tuple[str, ...] = ("*",)

    def letters(self) -> set[int]:
        """Return the code points that stay."""
        ranged = {point for first, last in self.ranges for point in range(first, last + 1)}
        return ranged | {point for name in self.sets for point in two_byte_letters(name)}


FACES = (
    Face("NotoSans-Regular.ttf", "truetype/noto/NotoSans-Regular.ttf", EUROPEAN),
    Face("NotoSans-Bold.ttf", "truetype/noto/NotoSans-Bold.ttf", EUROPEAN),
    Face("NotoSerif-Regular.ttf", "truetype/noto/NotoSerif-Regular.ttf", EUROPEAN),
    Face("NotoSerif-Bold.ttf", "truetype/noto/NotoSerif-Bold.ttf", EUROPEAN),
    Face("NotoSansArabic-Regular.ttf", "truetype/noto/NotoSansArabic-Regular.ttf", EVERYTHING),
    Face("NotoSansArabic-Bold.ttf", "truetype/noto/NotoSansArabic-Bold.ttf", EVERYTHING),
    Face("NotoSansSymbols2-Regular.ttf", "truetype/noto/NotoSansSymbols2-Regular.ttf", SIGNS),
    Face("NotoColorEmoji.ttf", "truetype/noto/NotoColorEmoji.ttf", EMOJI),
    *(
        Face(
            f"NotoSansCJKkr-{weight}.otf",
            f"opentype/noto/NotoSansCJK-{weight}.ttc",
            KOREAN_AND_SIGNS,
            NATIONAL_SETS,
            CJK_KOREAN,
            ("ccmp", "mark", "mkmk"),  # the others bring in a second and third shape of most Hanja
        )
        for weight in ("Regular", "Bold")
    ),
)


def two_byte_letters(codec: str) -> Iterator[int]:
    """Yield the code points that a national character set writes with two bytes."""
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                yield ord(bytes((lead, trail)).decode(codec))
            except (UnicodeDecodeError, TypeError):
                continue


def make(face: Face) -> Path:
    """Write one subset face and return its path."""
    font = TTFont(SYSTEM / face.origin, fontNumber=face.number, recalcTimestamp=False)
    refuse_reserved_name(font, face.file)
    subsetter = Subsetter(options(face.features))
    subsetter.populate(unicodes=face.letters())
    subsetter.subset(font)
    target = RESULT / face.file
    font.save(target)
    return target


def options(features: tuple[str, ...]) -> Options:
    """Return what a subset keeps: names and some layout features, no hints."""
    chosen = Options()
    chosen.hinting = False
    chosen.name_IDs = ["*"]
    chosen.name_languages = [0x409]
    chosen.notdef_outline = True
    chosen.layout_features = list(features)
    return chosen


def refuse_reserved_name(font: TTFont, name: str) -> None:
    """Stop when a face reserves its name: a subset would then have to bear another."""
    for record in font["name"].names:
        if record.nameID in (0, 13) and "reserved font name" in record.toUnicode().casefold():
            sys.exit(f"{name} has a reserved font name: give the subset another one. {record.toUnicode()}")


def main(arguments: Iterable[str] | None = None) -> None:
    """Make every face, or those whose file name holds the word given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("word", nargs="?", default="")
    wanted = parser.parse_args(list(arguments) if arguments is not None else None).word
    RESULT.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        if wanted in face.file:
            print(f"{face.file:32} {make(face).stat().st_size / 1e6:6.2f} MB")


if __name__ == "__main__":
    main()
