"""Components: a typed function and the template of the same name."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, Protocol

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField, CheckboxInput
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from sidik.kernel import bahasa, clock
from sidik.web import chart

register = template.Library()

TONES: Final = ("netral", "info", "baik", "awas", "bahaya")
TONE_ICONS: Final = {
    "netral": "info",
    "info": "info",
    "baik": "circle-check",
    "awas": "triangle-alert",
    "bahaya": "circle-alert",
}
CLOCK_ICONS: Final = {
    "aman": "clock",
    "segera": "hourglass",
    "genting": "hourglass",
    "lewat": "alarm-clock",
    "selesai": "circle-check",
    "jeda": "pause",
    "batal": "x",
    "lalai": "circle-alert",
}
CLOCK_WORDS: Final = {
    "selesai": "selesai",
    "jeda": "dijeda",
    "batal": "tidak berlaku lagi",
    "lalai": "tidak dipenuhi",
}
"""States in which no time is left to be told."""


class Clock(Protocol):
    """What `ui_clock` shows of a deadline, wherever it comes from."""

    @property
    def label(self) -> str: ...
    @property
    def due_at(self) -> datetime: ...
    @property
    def state(self) -> str: ...


@register.simple_tag
@lru_cache(maxsize=512)
def ui_icon(name: str, label: str = "") -> SafeString:
    """One picture of the sprite. Without a label it is an ornament and not read aloud.

    A page has dozens of them, and the address of the sprite is the same until a restart.
    """
    href = f"{static('web/icons.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="ikon" role="img" aria-label="{}"><use href="{}"></use></svg>', label, href
        )
    return format_html(
        '<svg class="ikon" aria-hidden="true" focusable="false"><use href="{}"></use></svg>', href
    )


@register.inclusion_tag("components/ui_field.html")
def ui_field(
    field: BoundField, hint: str = "", before: str = "", after: str = "", span: str = ""
) -> dict[str, Any]:
    """Label above, hint, control, error at the field; `before` and `after` are its unit.

    What may be left empty now but not for good says so in `tuntutan`, an attribute of its field.
    """
    hint = hint or str(field.help_text or "")
    described = [f"{field.auto_id}_helptext"] if hint else []
    if field.errors:
        described.append(f"{field.auto_id}_error")
    attrs: dict[str, str | bool] = {}
    if described:
        attrs["aria-describedby"] = " ".join(described)
    return {
        "field": field,
        "control": field.as_widget(attrs=attrs),
        "group": field.field.widget.use_fieldset,
        "tick": isinstance(field.field.widget, CheckboxInput),
        "described": " ".join(described),
        "demand": getattr(field.field, "tuntutan", ""),
        "hint": hint,
        "before": before,
        "after": after,
        "span": span,
    }


@register.inclusion_tag("components/ui_form_errors.html")
def ui_form_errors(form: BaseForm) -> dict[str, Any]:
    """What is wrong, in one place, each line leading to its field."""
    at_fields = [field for field in form if field.errors]
    return {"form": form, "general": form.non_field_errors(), "at_fields": at_fields}


@register.inclusion_tag("components/ui_badge.html")
def ui_badge(text: str, tone: str = "netral", icon: str = "") -> dict[str, Any]:
    return {"text": text, "tone": _tone(tone), "icon": icon}


@register.inclusion_tag("components/ui_notice.html")
def ui_notice(text: str, tone: str = "info", title: str = "") -> dict[str, Any]:
    tone = _tone(tone)
    return {"text": text, "tone": tone, "title": title, "icon": TONE_ICONS[tone]}


@register.inclusion_tag("components/ui_clock.html")
def ui_clock(t: Clock) -> dict[str, Any]:
    """A deadline that says in words how it stands; colour only repeats it.

    `t` has label, due_at and state: aman, segera, genting, lewat, selesai, jeda, batal or lalai.
    """
    state = t.state if t.state in CLOCK_ICONS else "aman"
    words = CLOCK_WORDS.get(state) or _remaining(t.due_at, state)
    if state == "selesai" and (late := _late(t.due_at, getattr(t, "dipenuhi_at", None))):
        words = f"{words}, terlambat {late}"
    return {
        "label": t.label,
        "due_at": t.due_at,
        "state": state,
        "words": words,
        "icon": CLOCK_ICONS[state],
    }


@register.inclusion_tag("components/ui_stagebar.html")
def ui_stagebar(steps: Sequence[Any]) -> dict[str, Any]:
    """Where a case stands. Steps: label, state (done, now, next, off, unsaid) and note."""
    now = next((i for i, step in enumerate(steps, 1) if _state(step) == "now"), 0)
    return {"steps": steps, "now": now, "total": len(steps)}


@register.inclusion_tag("components/ui_timeline.html")
def ui_timeline(items: Iterable[Any]) -> dict[str, Any]:
    """What happened, newest as given: at, title, who, text, kind (an icon's name), late."""
    return {"items": list(items)}


@register.inclusion_tag("components/ui_tile.html")
def ui_tile(
    label: str, number: int | Decimal | str, url: str = "", note: str = "", tone: str = "netral"
) -> dict[str, Any]:
    """A number that opens its cases."""
    return {"label": label, "number": number, "url": url, "note": note, "tone": _tone(tone)}


@register.inclusion_tag("components/ui_bars.html")
def ui_bars(rows: Iterable[Mapping[str, Any]], title: str, unit: str = "") -> dict[str, Any]:
    """Horizontal bars. Rows: label, value, and if they open something, url."""
    drawn = chart.bars(rows)
    return {
        "bars": drawn,
        "height": str(len(drawn) * chart.ROW_PX),
        "title": title,
        "unit": unit,
        "linked": any(bar.url for bar in drawn),
    }


@register.inclusion_tag("components/ui_line.html")
def ui_line(rows: Sequence[Mapping[str, Any]], title: str, unit: str = "") -> dict[str, Any]:
    """A line over time. Rows as in `ui_bars`, oldest first."""
    return {"line": chart.line(rows), "title": title, "unit": unit}


@register.inclusion_tag("components/ui_spark.html")
def ui_spark(values: Sequence[int | Decimal], label: str) -> dict[str, Any]:
    """A line the size of a word, for a table's cell; the label says it aloud."""
    rows = [{"label": "", "value": value} for value in values]
    return {"line": chart.line(rows), "label": label}


@register.inclusion_tag("components/ui_pagination.html", takes_context=True)
def ui_pagination(context: Context, page: Page[Any], name: str = "page") -> dict[str, Any]:
    """Pages of a list; the rest of the query string is kept."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    links = [
        {"number": number, "query": _query(context, name, number), "current": number == page.number}
        for number in numbers
    ]
    return {
        "page": page,
        "links": links,
        "previous": _query(context, name, page.number - 1) if page.has_previous() else "",
        "next": _query(context, name, page.number + 1) if page.has_next() else "",
        "gap": page.paginator.ELLIPSIS,
    }


@register.inclusion_tag("components/ui_empty.html")
def ui_empty(
    text: str, icon: str = "folder-open", url: str = "", action: str = ""
) -> dict[str, Any]:
    """Nothing here, said plainly, with the way on if there is one."""
    return {"text": text, "icon": icon, "url": url, "action": action}


@register.inclusion_tag("components/ui_action.html", takes_context=True)
def ui_action(  # a button has this many faces
    context: Context,
    label: str,
    url: str = "",
    reason: str = "",
    tone: str = "",
    icon: str = "",
    *,
    post: bool = False,
) -> dict[str, Any]:
    """A next step: a link, a form's button if `post`, or closed with the reason in words."""
    return {
        "label": label,
        "url": url,
        "reason": reason,
        "tone": tone,
        "icon": icon,
        "post": post,
        "csrf_token": context.get("csrf_token"),
    }


def _state(step: object) -> object:
    return step["state"] if isinstance(step, Mapping) else getattr(step, "state", "")


def _tone(tone: str) -> str:
    return tone if tone in TONES else "netral"


def _late(due_at: datetime, met_at: datetime | None) -> str:
    """Return how long after its end a deadline was met; the end of a day counts days."""
    if met_at is None or met_at <= due_at:
        return ""
    end = localtime(due_at - timedelta(microseconds=1))
    days = (localtime(met_at).date() - end.date()).days
    is_day = (end.hour, end.minute) == (23, 59)
    return f"{days} hari" if is_day else bahasa.jarak(met_at - due_at)


def _remaining(due_at: datetime, state: str) -> str:
    span = bahasa.jarak(due_at - clock.now())
    return f"lewat {span}" if state == "lewat" else f"sisa {span}"


def _query(context: Context, name: str, number: int | str) -> str:
    query = context["request"].GET.copy()
    query[name] = str(number)
    return f"?{query.urlencode()}"
