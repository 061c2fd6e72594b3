"""Lists that were made to break what reads them: another process does, and the editor is told in words."""

import os
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from campaign.imports import sheets
from campaign.imports.forms import UploadForm
from campaign.runtime.decoding.apart import MEGABYTE, Decoder
from petition.models import SignatureImport
from resources.models import ResourceLibraryPage

BEFORE = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
AFTER = b"</sheetData></worksheet>"
CELL = b"<c><v>1</v></c>"


def workbook(sheet: bytes) -> bytes:
    """A workbook whose one sheet is this XML."""
    whole, made = BytesIO(), BytesIO()
    Workbook().save(whole)
    with ZipFile(whole) as parts, ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            archive.writestr(name, sheet if name.startswith("xl/worksheets/") else parts.read(name))
    return made.getvalue()


def rows_of_xml(*rows: bytes) -> bytes:
    return workbook(BEFORE + b"".join(rows) + AFTER)


def upload(content: bytes) -> UploadForm:
    return UploadForm({}, {"file": SimpleUploadedFile("list", content)})


@pytest.fixture(autouse=True)
def _apart(settings):
    settings.DECODE_APART = True


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (lambda: b"name,email\n" + b"a\n" * 400_000, "more than 300000 rows"),
        (lambda: b"name,email\n" + b"x" * 9_000_000, "opens in line 2"),
        (lambda: b"name,email\n" + b"," * 9_000_000 + b"x", "more than 200 columns, in line 2"),
        (lambda: b'name,email\nAda,"ada@example.org\nBen,ben@example.org\n', "opens in line 2 or soon after"),
        (lambda: b'name,email\nAda,a@example.org\n"' + b'x,""y\n' * 200_000, "opens in line 3 or soon after"),
        (lambda: b"name,email\nA\x00da,ada@example.org\n", "no CSV file"),
        (lambda: "name,email\nA\x00da,ada@example.org\n".encode("utf-16"), "no CSV file"),
        (lambda: os.urandom(100_000), "no CSV file"),
        (lambda: b"\n" * 1_000_000, "empty"),
        (lambda: b"\xd0\xcf\x11\xe0" + bytes(5000), "old kind, or one with a password"),
        (lambda: b"PK\x03\x04" + os.urandom(5000), "no Excel workbook"),
        (lambda: workbook(bytes(60_000_000)), "workbook is too large"),
        (
            lambda: workbook(b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]>" + BEFORE + b"<row><c>&a;</c></row>" + AFTER),
            "no Excel",
        ),
        (lambda: rows_of_xml(b'<row r="2000000">' + CELL + b"</row>"), "no Excel workbook"),
        (lambda: rows_of_xml(b"<row>" + CELL * 300 + b"</row>"), "more than 200 columns, in line 1"),
    ],
)
def test_a_hostile_file_is_refused_in_words_beside_its_field(content, words):
    form = upload(content())
    assert words in " ".join(form.errors["file"])


def test_a_cell_far_below_and_cells_merged_over_all_cost_nothing():
    far = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="GR1048576"><v>2</v></c></row>'
    merged = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    text, _chosen, _others = sheets.sheet_as_csv(workbook(BEFORE + far + merged.replace(b"A1:XFD", b"B1:XFD")))
    assert [line for line in text.split(b"\r\n") if line] == [b"1", b"," * 199 + b"2"]


@pytest.mark.parametrize("figures", [{"memory": 20 * MEGABYTE}, {"seconds": 0.05}])
def test_a_file_that_takes_too_much_ends_its_process_and_is_told(monkeypatch, figures):
    """Where a file finds a way past all that is looked for."""
    usual = {"memory": 300 * MEGABYTE, "seconds": 20, "at_once": 1, "patience": 20}
    monkeypatch.setattr(sheets, "TABLE", Decoder("campaign.imports.tables", **(usual | figures)))
    form = upload(b"name,email\n" + b"Ada,ada@example.org\n" * 200_000)
    assert "too long or too much memory" in " ".join(form.errors["file"])


@pytest.mark.parametrize("address", ["signatures:import", "endorsers_admin:import", "resource_imports:import"])
def test_each_import_answers_beside_the_field(admin_client, home, address):
    home.add_child(instance=ResourceLibraryPage(title="Library"))
    response = admin_client.post(reverse(address), {"file": SimpleUploadedFile("list.csv", b'name\n"Ada\n')})
    assert response.status_code == 422
    assert "opens in line 2 or soon after is not closed" in response.content.decode()


def test_an_editor_who_comes_while_too_many_files_are_read_is_told(admin_client, petition, monkeypatch):
    made = SignatureImport.objects.create(
        petition=petition, content=b"name,email\nAda,ada@example.org\n", consent_note="x"
    )
    monkeypatch.setattr(sheets, "TABLE", Decoder("campaign.imports.tables", 300 * MEGABYTE, 9, at_once=0, patience=0))
    response = admin_client.get(reverse("signatures:import_columns", args=[made.pk]), follow=True)
    assert response.redirect_chain == [(reverse("signatures:import_result", args=[made.pk]), 302)]
    assert "Too many files are read at this moment" in response.content.decode()


def test_only_what_is_asked_for_comes_from_the_other_process():
    content = b"name,email\n" + b"".join(b"Ada,a%d@example.org\n" % number for number in range(5000))
    first = sheets.look_at_sheet(content)
    assert (first.total, len(first.rows), first.filled) == (5000, 29, {0, 1})
    whole = sheets.read_sheet(content)
    assert len(whole.rows) == 5000
    assert list(whole.rows) == list(whole.rows)
    assert list(whole.rows)[-1] == (5001, ["Ada", "a4999@example.org"])
    found = sheets.cells_of_lines(content, [2, 4999], encoding=first.encoding, delimiter=first.delimiter)
    assert found == {2: ["Ada", "a0@example.org"], 4999: ["Ada", "a4997@example.org"]}
