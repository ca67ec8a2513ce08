"""The public process has its own login to the database, and answers with it alone."""

from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client

from sidik.config import settings as node_settings
from sidik.layanan.data import Hasil
from sidik.ops.database import GRANTS_PUBLIK
from tests.layanan.builders import ask_sms, ask_web, issued, kode_of

pytestmark = pytest.mark.usefixtures("negeri")


@pytest.fixture
def as_public() -> Iterator[object]:
    """Return a function that puts the connection under the rights of the public's login."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE sidik_uji_publik")
        for table, rights in GRANTS_PUBLIK.items():
            cursor.execute(f"GRANT {rights} ON {table} TO sidik_uji_publik")

        def assume() -> None:
            cursor.execute("SET LOCAL ROLE sidik_uji_publik")

        yield assume
        cursor.execute("RESET ROLE")


def test_both_ways_in_are_answered_with_the_rights_of_the_public(as_public):
    kode = kode_of(issued())
    as_public()

    assert ask_web(kode).hasil is Hasil.TERJAWAB
    assert ask_sms(kode).hasil is Hasil.TERJAWAB
    assert ask_web(kode, "0000").hasil is Hasil.TIDAK_COCOK


@pytest.mark.urls("sidik.config.urls_public")
def test_the_page_is_served_with_the_rights_of_the_public(as_public, settings):
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if m not in node_settings._STAFF]
    settings.MIDDLEWARE += node_settings._PUBLIC
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["context_processors"] = node_settings._PAGE_FACTS
    settings.TEMPLATES = templates
    kode = kode_of(issued())
    as_public()

    page = Client().post("/cek", {"kode": str(kode), "hp": "1234"})

    assert page.status_code == 200


def _tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return [name for (name,) in cursor.fetchall()]


def _allowed(statement: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except ProgrammingError as error:
        if "permission denied" in str(error):
            return False
        raise
    return True


def test_nothing_else_can_be_read_or_written(as_public):
    issued()
    tables = _tables()
    as_public()

    read = {t for t in tables if _allowed(f"SELECT 1 FROM {t} LIMIT 1")}
    written = {t for t in tables if _allowed(f"DELETE FROM {t} WHERE false")}

    assert {"perkara_orang", "layanan_akses", "dokumen_surat", "jejak_peristiwa"} <= set(tables)
    assert read == {"layanan_statuspublik", "layanan_pertanyaan", "django_migrations"}
    assert written == set()
    assert not _allowed("UPDATE layanan_statuspublik SET kalimat = '' WHERE false")
    assert not _allowed("UPDATE layanan_pertanyaan SET hasil = '' WHERE false")
