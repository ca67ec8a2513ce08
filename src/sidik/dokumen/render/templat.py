"""The Word templates that ship: built here, so that they can be read, and handed out as .docx.

A unit takes one, changes it in Word and gives it back; `docx.check_templat` says what may stand in
it. The words in double braces are the keys of `docx.context_of`.
"""

from functools import cache, partial
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from sidik.dokumen.data import Bentuk

HURUF: Final = "Arial"
_TENGAH: Final = WD_ALIGN_PARAGRAPH.CENTER
_LABEL, _TITIK_DUA, _NOMOR = Cm(2.9), Cm(3.2), Cm(3.9)
_LEKUK: Final = (Cm(0), Cm(0.9), _NOMOR)
"""How far in a line stands: at the margin, under a counted part, beside a label."""


@cache
def templat_bawaan(bentuk: Bentuk) -> bytes:
    """Return the template of a shape as it ships."""
    doc = Document()
    _page(doc)
    _head(doc)
    if bentuk is Bentuk.SURAT:
        _letter_head(doc)
    else:
        _title(doc)
    _body(doc)
    if bentuk is Bentuk.BERITA_ACARA:
        _pairs(doc)
    else:
        _signature(doc, dated=bentuk is not Bentuk.SURAT)
    _foot(doc)
    out = BytesIO()
    doc.save(out)
    return out.getvalue()


def _page(doc: Any) -> None:
    section = doc.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.6), Cm(2)
    section.top_margin, section.bottom_margin = Cm(1.7), Cm(2)
    style = doc.styles["Normal"]
    style.font.name, style.font.size = HURUF, Pt(11)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), HURUF)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.space_before = Pt(0)
    _field(section.footer.paragraphs[0], "PAGE")
    section.footer.paragraphs[0].alignment = _TENGAH


def _head(doc: Any) -> None:
    """Three lines, centred on each other, underlined; the code of an SP2HP to the right."""
    table = doc.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    _widths(table, 8.4, 8)
    _lines(left, "kop", align=_TENGAH, size=10)
    _border(left, "bottom")
    code = right.paragraphs[0]
    code.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _run(code, "{{ sudut }}", bold=True, size=14)


def _title(doc: Any) -> None:
    _only_if(doc, "pro_justitia", lambda: _centred(doc, "PRO JUSTITIA", bold=True, before=16))
    paragraph = _centred(doc, "{{ judul }}", bold=True, before=6, size=12)
    paragraph.runs[0].underline = True
    _only_if(doc, "nomor", lambda: _centred(doc, "Nomor: {{ nomor }}"))
    doc.add_paragraph()


def _letter_head(doc: Any) -> None:
    doc.add_paragraph()
    table = doc.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    _widths(table, 9.9, 6.5)
    first = left.paragraphs[0]
    _run(first, "{% if pro_justitia %}PRO JUSTITIA{% endif %}", bold=True)
    for label, value in (
        ("Nomor", "{{ nomor or '……………………' }}"),
        ("Klasifikasi", "{{ klasifikasi }}"),
        ("Lampiran", "{{ lampiran }}"),
        ("Hal", "{{ hal }}"),
    ):
        paragraph = left.add_paragraph()
        _hang(paragraph, Cm(2.6), stops=(Cm(2.3),))
        _run(paragraph, f"{label}\t:\t{value}")
    _addressee(right)
    doc.add_paragraph()


def _addressee(right: Any) -> None:
    _run(right.paragraphs[0], "{{ tempat }}, {{ tanggal }}")
    right.add_paragraph()
    _run(right.add_paragraph(), "Kepada")
    addressee = right.add_paragraph()
    _hang(addressee, Cm(1))
    _run(addressee, "Yth.\t")
    _run(addressee, "{{ kepada[0] }}", bold=True)
    right.add_paragraph("{%p for baris in kepada[1:] %}")
    rest = right.add_paragraph()
    rest.paragraph_format.left_indent = Cm(1)
    _run(rest, "{{ baris }}")
    right.add_paragraph("{%p endfor %}")
    _run(right.add_paragraph(), "di")
    place = right.add_paragraph()
    place.paragraph_format.left_indent = Cm(1)
    _run(place, "{{ kota_tujuan }}").underline = True


def _body(doc: Any) -> None:
    doc.add_paragraph("{%p for e in isi %}")
    _only_if(doc, "e.jenis == 'tengah'", lambda: _centred(doc, "{{ e.teks }}", bold=True, before=6))
    _only_if(doc, "e.jenis == 'judul'", lambda: _heading(doc))
    _only_if(doc, "e.jenis == 'label'", lambda: _labelled(doc, "{{ e.label }}\t:\t"))
    _only_if(doc, "e.jenis == 'lanjut'", lambda: _labelled(doc, "\t\t"))
    for deep, indent in enumerate(_LEKUK):
        _only_if(doc, f"e.jenis == 'butir' and e.lekuk == {deep}", partial(_item, doc, indent))
        _only_if(
            doc, f"e.jenis == 'alinea' and e.lekuk == {deep}", partial(_paragraph, doc, indent)
        )
        _only_if(doc, f"e.jenis == 'rincian' and e.lekuk == {deep}", partial(_detail, doc, indent))
    _only_if(doc, "e.jenis == 'tabel'", lambda: _table(doc))
    doc.add_paragraph("{%p endfor %}")


def _heading(doc: Any) -> None:
    paragraph = doc.add_paragraph()
    _hang(paragraph, Cm(1))
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.paragraph_format.keep_with_next = True
    _run(paragraph, "{{ e.nomor }}\t{{ e.teks|upper }}", bold=True)


def _labelled(doc: Any, start: str) -> None:
    paragraph = doc.add_paragraph()
    _hang(paragraph, _NOMOR, stops=(_LABEL, _TITIK_DUA))
    paragraph.paragraph_format.space_after = Pt(3)
    _run(paragraph, f"{start}{{{{ e.nomor }}}}\t{{{{ e.teks }}}}")


def _item(doc: Any, indent: Any) -> None:
    # Not justified: a long number cannot be broken, and the words before it would be torn apart.
    paragraph = doc.add_paragraph()
    fmt = paragraph.paragraph_format
    fmt.left_indent, fmt.first_line_indent = indent + Cm(0.9), Cm(-0.9)
    fmt.space_after = Pt(3)
    _run(paragraph, "{{ e.nomor }}\t{{ e.teks }}")


def _paragraph(doc: Any, indent: Any) -> None:
    paragraph = doc.add_paragraph()
    paragraph.paragraph_format.left_indent = indent
    paragraph.paragraph_format.space_after = Pt(4)
    _run(paragraph, "{{ e.teks }}")


def _detail(doc: Any, indent: Any) -> None:
    paragraph = doc.add_paragraph()
    fmt = paragraph.paragraph_format
    fmt.left_indent, fmt.first_line_indent = indent + Cm(4.5), Cm(-4.5)
    fmt.tab_stops.add_tab_stop(indent + Cm(4.2), WD_TAB_ALIGNMENT.LEFT)
    _run(paragraph, "{{ e.label }}\t:\t")
    _run(paragraph, "{% if e.label == 'Nama' %}{{ e.teks }}{% endif %}", bold=True)
    _run(paragraph, "{% if e.label != 'Nama' %}{{ e.teks }}{% endif %}")


def _table(doc: Any) -> None:
    """A row for the heads, a row for each line, columns as many as there are."""
    table = doc.add_table(rows=4, cols=3)
    table.style = "Table Grid"
    head, start, row, end = table.rows
    for cells, loop in ((head.cells, "h in e.kepala"), (row.cells, "c in r")):
        cells[0].text = f"{{%tc for {loop} %}}"
        cells[1].text = "{{ h }}" if cells is head.cells else ""
        cells[2].text = "{%tc endfor %}"
    _run(head.cells[1].paragraphs[0], "{{ h }}", bold=True)
    row.cells[1].text = "{{ c }}"
    start.cells[0].text = "{%tr for r in e.sel %}"
    end.cells[0].text = "{%tr endfor %}"
    doc.add_paragraph()


def _signature(doc: Any, *, dated: bool) -> None:
    table = doc.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    _widths(table, 6.9, 9.5)
    _keep(table)
    left.paragraphs[0].text = "{%p for p in kiri %}"
    _place(left, "p")
    left.add_paragraph("{%p endfor %}")
    left.add_paragraph()  # Word calls a file broken that has a cell without a paragraph
    first = right.paragraphs[0]
    first.alignment = _TENGAH
    if dated:
        _run(first, "Dikeluarkan di : {{ tempat }}")
        second = right.add_paragraph()
        second.alignment = _TENGAH
        _run(second, "pada tanggal : {{ tanggal }}").underline = True
    _place(right, "penanda")


def _pairs(doc: Any) -> None:
    """Minutes: officers on the right; the other party and the witnesses on the left."""
    table = doc.add_table(rows=3, cols=2)
    table.rows[0].cells[0].text = "{%tr for pasang in pasangan %}"
    for cell, name in zip(table.rows[1].cells, ("kiri", "kanan"), strict=True):
        cell.paragraphs[0].text = f"{{%p if pasang.{name} %}}"
        _place(cell, f"pasang.{name}")
        cell.add_paragraph("{%p endif %}")
        cell.add_paragraph()
    table.rows[2].cells[0].text = "{%tr endfor %}"


def _place(cell: Any, name: str) -> None:
    cell.add_paragraph(f"{{%p for baris in {name}.atas %}}")
    _run(_in_cell(cell), "{{ baris }}")
    cell.add_paragraph("{%p endfor %}")
    for _ in range(3):
        cell.add_paragraph()
    nama = _run(_in_cell(cell), f"{{{{ {name}.nama }}}}", bold=True)
    nama.underline = True
    _run(_in_cell(cell), f"{{{{ {name}.bawah }}}}")


def _foot(doc: Any) -> None:
    def copies() -> None:
        heading = doc.add_paragraph()
        heading.paragraph_format.space_before = Pt(8)
        _run(heading, "Tembusan:", size=10).underline = True
        doc.add_paragraph("{%p for t in tembusan %}")
        _run(doc.add_paragraph(), "{{ loop.index }}. {{ t }}", size=10)
        doc.add_paragraph("{%p endfor %}")

    _only_if(doc, "tembusan", copies)
    _only_if(doc, "register", lambda: _small(doc, "{{ register }}"))
    _only_if(doc, "kode_periksa", lambda: _small(doc, "Kode periksa: {{ kode_periksa }}"))


# --- small change ---------------------------------------------------------------------------------


def _only_if(doc: Any, condition: str, build: Any) -> None:
    doc.add_paragraph(f"{{%p if {condition} %}}")
    build()
    doc.add_paragraph("{%p endif %}")


def _small(doc: Any, text: str) -> None:
    _run(doc.add_paragraph(), text, size=8)


def _centred(doc: Any, text: str, *, bold: bool = False, before: int = 0, size: int = 11) -> Any:
    paragraph = doc.add_paragraph()
    paragraph.alignment = _TENGAH
    paragraph.paragraph_format.space_before = Pt(before)
    _run(paragraph, text, bold=bold, size=size)
    return paragraph


def _in_cell(cell: Any) -> Any:
    paragraph = cell.add_paragraph()
    paragraph.alignment = _TENGAH
    return paragraph


def _lines(cell: Any, name: str, *, align: Any, size: int) -> None:
    cell.paragraphs[0].text = f"{{%p for baris in {name} %}}"
    paragraph = cell.add_paragraph()
    paragraph.alignment = align
    _run(paragraph, "{{ baris }}", size=size)
    cell.add_paragraph("{%p endfor %}")


def _run(paragraph: Any, text: str, *, bold: bool = False, size: int = 0) -> Any:
    run = paragraph.add_run(text)
    run.bold = bold
    if size:
        run.font.size = Pt(size)
    return run


def _hang(paragraph: Any, indent: Any, *, stops: tuple[Any, ...] = ()) -> None:
    fmt = paragraph.paragraph_format
    fmt.left_indent, fmt.first_line_indent = indent, -indent
    for stop in stops:
        fmt.tab_stops.add_tab_stop(stop)


def _border(cell: Any, side: str) -> None:
    borders = OxmlElement("w:tcBorders")
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", "8"), ("space", "0"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001  # python-docx has no border of a cell


def _widths(table: Any, *widths: float) -> None:
    """Say it to the columns and to the cells: each program believes another one."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _keep(table: Any) -> None:
    """A signature is never torn from its name by the end of a page."""
    for row in table.rows:
        prevent = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(prevent)  # noqa: SLF001  # nor this


def _field(paragraph: Any, name: str) -> None:
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", name), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)  # noqa: SLF001  # nor a page number
