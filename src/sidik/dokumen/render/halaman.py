"""What a filled Word template still wants: narrow columns for counts, a signature in company."""

from typing import Any, Final

from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph

_HITUNGAN: Final = Cm(1.1)
_TEMAN: Final = 3
"""Lines of text that go with a signature to its page."""


def set_page(document: Any) -> None:
    """Set what a template cannot say, because it does not know how many columns there will be."""
    for table in document.tables:
        if table.rows and table.rows[0].cells and table.rows[0].cells[0].text.strip() == "No.":
            _narrow(table, document.sections[0])
    _keep_together(document)


def _narrow(table: Any, section: Any) -> None:
    """Give the count a narrow column and what is counted the widest."""
    whole = section.page_width - section.left_margin - section.right_margin
    rest = len(table.columns) - 1
    share = (whole - _HITUNGAN) / (rest + 0.6)
    table.autofit = False
    for n, column in enumerate(table.columns):
        column.width = _HITUNGAN if n == 0 else int(share * (1.6 if n == 1 else 1))
        for cell in column.cells:
            cell.width = column.width


def _keep_together(document: Any) -> None:
    """Tie the last lines of the text to the signature, so that it never stands alone."""
    body = list(document.element.body)
    tables = [n for n, part in enumerate(body) if part.tag == qn("w:tbl")]
    if not tables:
        return
    last = body[tables[-1]]
    lines = [p for p in body[: tables[-1]] if p.tag == qn("w:p")][-_TEMAN:]
    for paragraph in (*lines, *last.iter(qn("w:p"))):
        Paragraph(paragraph, document).paragraph_format.keep_with_next = True
