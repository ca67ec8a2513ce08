"""Where the marks of a chart stand: plain numbers that a template draws as SVG.

Widths are percentages, so a chart fills its column and its text keeps its size on a phone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

Number = int | Decimal
Row = Mapping[str, Any]

ROW_PX: Final = 36
LABEL_PX: Final = 14
BAR_PX: Final = 21


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One horizontal bar under its label, in pixels from the top. Text, because a template would
    write the number 1440 as 1.440."""

    label: str
    value: Number
    url: str
    tone: str
    width: str
    y: str
    label_y: str
    bar_y: str


@dataclass(frozen=True, kw_only=True)
class Point:
    """One mark of a line, in per cent of the drawing from its left and its top."""

    label: str
    value: Number
    url: str
    x: str
    y: str
    named: bool


@dataclass(frozen=True, kw_only=True)
class Line:
    points: tuple[Point, ...]
    path: str
    area: str
    ceiling: Number


def bars(rows: Iterable[Row]) -> tuple[Bar, ...]:
    rows = list(rows)
    top = max((row["value"] for row in rows), default=0)
    return tuple(
        Bar(
            label=str(row["label"]),
            value=row["value"],
            url=str(row.get("url") or ""),
            tone=str(row.get("tone") or "pokok"),
            width=_percent(row["value"], top),
            y=str(index * ROW_PX),
            label_y=str(index * ROW_PX + LABEL_PX),
            bar_y=str(index * ROW_PX + BAR_PX),
        )
        for index, row in enumerate(rows)
    )


def line(rows: Sequence[Row]) -> Line:
    """A line over equal steps. The scale begins at nought: a cut axis would flatter or frighten."""
    ceiling = round_up(max((row["value"] for row in rows), default=0))
    step = Decimal(100) / max(len(rows) - 1, 1)
    every = max(1, -(-len(rows) // 6))
    points = tuple(
        Point(
            label=str(row["label"]),
            value=row["value"],
            url=str(row.get("url") or ""),
            x=_plain(step * index),
            y=_plain(100 - Decimal(row["value"]) * 100 / ceiling),
            named=(len(rows) - 1 - index) % every == 0,
        )
        for index, row in enumerate(rows)
    )
    path = " ".join(f"{point.x},{point.y}" for point in points)
    area = f"0,100 {path} {points[-1].x},100" if points else ""
    return Line(points=points, path=path, area=area, ceiling=ceiling)


def round_up(value: Number) -> Number:
    """The next number an axis may end at: 1, 2, 5 and their tens."""
    size = 1
    while True:
        for step in (1, 2, 5):
            if value <= step * size:
                return step * size
        size *= 10


def _percent(value: Number, top: Number) -> str:
    return _plain(Decimal(value) * 100 / Decimal(top)) if top > 0 else "0"


def _plain(number: Decimal) -> str:
    """A number as SVG reads it, whatever the language of the page."""
    return f"{number.quantize(Decimal('0.01')):f}"
