"""Figures written to files and to the clipboard: PDF, SVG and PNG of one drawing."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QMimeData, QRectF, QSize, QSizeF
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from desktop import __version__
from desktop.analysis.timeline import choose_width
from desktop.errors import UnwritableFile
from desktop.figures.canvas import UNITS, Canvas
from desktop.figures.figure import Figure, Picture, Texts, stack
from desktop.figures.matrix_figure import MatrixPicture
from desktop.figures.notable import find_labels
from desktop.figures.timeline_figure import TimelinePicture
from desktop.figures.words import joined_texts, matrix_texts, timeline_texts
from desktop.library import Library
from desktop.models.fonts import load_fonts
from desktop.models.theme import load_palette
from desktop.models.time_span import main_span
from desktop.records import Bins, Filter, Measure, Timeline

MATRIX, TIMELINE, BOTH = KINDS = ("chart-matrix", "chart-timeline", "chart-both")
FORMATS = ("pdf", "svg", "png")
USUAL_WIDTH = 160.0  # mm, the text width of a report on A4
PNG_DPI = 300
_INCH = 25.4
_EDGE = 0.5  # mm kept free on the right, so that no stroke is cut
_PDF_DPI, _SVG_DPI = 1200, 96


def make_figure(
    library: Library, kind: str, chosen: Filter, measure: Measure, texts: Texts | None = None, bins: Bins | None = None
) -> Figure:
    """Read the figures of a kind and put their words round them."""
    pictures: list[Picture] = []
    words: list[Texts] = []
    if kind in (MATRIX, BOTH):
        matrix = library.matrix(chosen, measure)
        pictures.append(MatrixPicture(matrix))
        words.append(matrix_texts(library, matrix, chosen, measure))
    if kind in (TIMELINE, BOTH):
        timeline = count_timeline(library, chosen, measure, bins)
        bins = timeline.width
        pictures.append(TimelinePicture(timeline, find_labels(library, timeline, chosen), chosen.days))
        words.append(timeline_texts(library, timeline, chosen, measure))
    if kind == BOTH:
        return Figure(texts or joined_texts(*words), stack(*pictures), bins)
    return Figure(texts or words[0], pictures[0], bins)


def count_timeline(library: Library, chosen: Filter, measure: Measure, bins: Bins | None = None) -> Timeline:
    """Count over time in the finest bins that suit the years drawn and in which some act has its own bar."""
    if bins is not None:
        return library.timeline(chosen, measure, bins)
    coarse = library.timeline(chosen, measure, Bins.YEARS)
    span = chosen.days or main_span(coarse)
    if span is None:
        return coarse
    widths = list(Bins)
    for width in widths[widths.index(choose_width(*span)) : -1]:
        timeline = library.timeline(chosen, measure, width)
        if any(each.cooperative or each.conflictive for each in timeline.bins):
            return timeline
    return coarse


def export_figure(
    library: Library,
    kind: str,
    path: Path,
    chosen: Filter,
    measure: Measure,
    width_mm: float = USUAL_WIDTH,
    *,
    texts: Texts | None = None,
    bins: Bins | None = None,
    dpi: int = PNG_DPI,
) -> None:
    """Write a figure, its form by the suffix of the path; `UnwritableFile` where it cannot be written."""
    ensure_application()
    write_figure(make_figure(library, kind, chosen, measure, texts, bins), path, width_mm, dpi=dpi)


def write_figure(figure: Figure, path: Path, width_mm: float, *, dpi: int = PNG_DPI) -> None:
    """Write a figure that was made."""
    form = path.suffix.lower().lstrip(".")
    writers: dict[str, Callable[[], bytes]] = {
        "pdf": lambda: as_pdf(figure, width_mm),
        "svg": lambda: as_svg(figure, width_mm),
        "png": lambda: as_png(figure, width_mm, dpi),
    }
    if form not in writers:
        raise UnwritableFile(path, f"figures are written as {', '.join(FORMATS).upper()}; choose one of these endings.")
    try:
        path.write_bytes(writers[form]())
    except OSError as error:
        raise UnwritableFile(path, f"the file cannot be written ({error.strerror}). Choose another place.") from error


@dataclass(frozen=True, slots=True)
class Measured:
    """How a figure turns out at a width: its height in mm, its smallest type in points, names without room."""

    height: float
    smallest: float
    left_out: int


def measure_figure(figure: Figure, width_mm: float) -> Measured:
    """Draw a figure to nowhere and say how it turned out."""
    blind = QImage(1, 1, QImage.Format.Format_ARGB32)
    painter = QPainter(blind)
    canvas = Canvas(painter, width_mm - _EDGE)
    height = figure.draw(canvas, load_palette("light"))
    painter.end()
    return Measured(height, canvas.smallest, canvas.left_out)


def height_of(figure: Figure, width_mm: float) -> float:
    """Return the height in mm a figure has at a width."""
    return measure_figure(figure, width_mm).height


def as_pdf(figure: Figure, width_mm: float) -> bytes:
    """Return a PDF page of just the figure's size, with its fonts embedded."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_PDF_DPI)
    writer.setCreator(f"Chancery {__version__}")
    writer.setTitle(figure.texts.title)
    writer.setPageSize(QPageSize(QSizeF(width_mm, height_of(figure, width_mm)), QPageSize.Unit.Millimeter))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    _paint(figure, QPainter(writer), width_mm, _PDF_DPI)
    buffer.close()
    return bytes(data.data())


def as_svg(figure: Figure, width_mm: float) -> bytes:
    """Return an SVG with its words as outlines, so that no font is needed to see it."""
    data = QByteArray()
    buffer = QBuffer(data)
    height = height_of(figure, width_mm)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(_SVG_DPI)
    generator.setSize(QSize(_pixels(width_mm, _SVG_DPI), _pixels(height, _SVG_DPI)))
    generator.setViewBox(QRectF(0, 0, width_mm / _INCH * _SVG_DPI, height / _INCH * _SVG_DPI))
    generator.setTitle(figure.texts.title)
    generator.setDescription(f"{figure.texts.caption} {figure.texts.source}")
    painter = QPainter(generator)
    painter.fillRect(generator.viewBoxF(), load_palette("light").paper)  # a viewer may have a dark ground
    _paint(figure, painter, width_mm, _SVG_DPI, outlines=True)
    return bytes(data.data())


def as_png(figure: Figure, width_mm: float, dpi: int = PNG_DPI) -> bytes:
    """Return a PNG that knows its resolution."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(as_image(figure, width_mm, dpi))
    return bytes(data.data())


def as_image(figure: Figure, width_mm: float, dpi: float) -> QImage:
    """Return the figure on white as pixels."""
    height = height_of(figure, width_mm)
    image = QImage(_pixels(width_mm, dpi), _pixels(height, dpi), QImage.Format.Format_RGB32)
    image.fill(load_palette("light").paper)
    image.setDotsPerMeterX(round(dpi / _INCH * 1000))
    image.setDotsPerMeterY(round(dpi / _INCH * 1000))
    _paint(figure, QPainter(image), width_mm, dpi)
    return image


def as_mime(figure: Figure, width_mm: float) -> QMimeData:
    """Return the figure for the clipboard in three forms; the program that pastes takes the one it knows best."""
    data = QMimeData()
    data.setImageData(as_image(figure, width_mm, PNG_DPI))
    data.setData("image/svg+xml", QByteArray(as_svg(figure, width_mm)))
    data.setData("application/pdf", QByteArray(as_pdf(figure, width_mm)))
    return data


def ensure_application() -> None:
    """Make what Qt needs for fonts when there is no window: the command line exports figures as well."""
    global _application
    if QGuiApplication.instance() is None:
        _application = QGuiApplication(["chancery", "-platform", "offscreen"])
    load_fonts()


_application: QGuiApplication | None = None


def _paint(figure: Figure, painter: QPainter, width_mm: float, dpi: float, *, outlines: bool = False) -> None:
    painter.scale(dpi / _INCH / UNITS, dpi / _INCH / UNITS)
    figure.draw(Canvas(painter, width_mm - _EDGE, outlines=outlines), load_palette("light"))
    painter.end()


def _pixels(millimetres: float, dpi: float) -> int:
    return math.ceil(millimetres / _INCH * dpi)
