"""Files in the way offices make them: encodings, delimiters, titles above the headings, workbooks."""

import csv
from datetime import date, datetime
from io import BytesIO, StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override
from openpyxl import Workbook

from campaign.imports.cells import plain_cell, refuse_broken
from campaign.imports.csv_files import harmless
from campaign.imports.delimited import detect_delimiter
from campaign.imports.encodings import decoded, detect_encoding
from campaign.imports.forms import UploadForm, column_letter
from campaign.imports.headings import known_headings
from campaign.imports.outcomes import Line, pack, packed, unpacked
from campaign.imports.sheets import sheet_as_csv
from campaign.imports.taking import why_no_entry

KNOWN = known_headings({"name": "name organization nombre", "website": "website", "region": "state estado"})


def read(content, name="list.csv", **more):
    class Form(UploadForm):
        known = KNOWN

    content = content if isinstance(content, bytes) else content.encode()
    form = Form(more, {"file": SimpleUploadedFile(name, content)})
    assert form.is_valid(), form.errors
    return form


@pytest.mark.parametrize(
    "text",
    [
        "Name;Website;State\nRiver Watch;river.example;Ohio\n",
        "sep=;\nName;Website;State\nRiver Watch;river.example;Ohio\n",
        "SEP=;\r\nName;Website;State\r\nRiver Watch;river.example;Ohio\r\n",
        "Endorsers of the campaign;;\nAs of June 2026;;\n\nName;Website;State\nRiver Watch;river.example;Ohio\n",
        "Our list, with commas, many of them\nName;Website;State\nRiver Watch;river.example;Ohio\n",
        "\ufeffOrganization;;\nName *;Website:;STATE (or region)\nRiver Watch;river.example;Ohio\n",
        "Name;Name;Website\nRiver Watch;;river.example\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_x6_headings_are_found_below_what_stands_above_them(text, encoding):
    if encoding == "cp1252":
        text = text.lstrip("\ufeff")
    parsed = read(text.encode(encoding)).parsed
    assert parsed.headings[0].startswith("Name")
    assert [cells[0] for _line, cells in parsed.rows] == ["River Watch"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_x6_a_title_in_a_language_that_is_not_known_is_no_row(delimiter):
    rows = [["Список", "", ""], ["Название", "Когда", "Кто"], ["Отчёт", "2025", "Фонд"]]
    parsed = read("\n".join(delimiter.join(row) for row in rows)).parsed
    assert parsed.headings == rows[1]
    assert [line for line, _cells in parsed.above] == [1]


def test_x6_lines_are_counted_as_a_text_editor_does():
    parsed = read('sep=,\nTitle,,\nName,Website,State\n\n"River\nWatch",,\nLake,,\n').parsed
    assert (parsed.heading_line, [line for line, _cells in parsed.rows]) == (3, [6, 7])


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Prénom;Nom\nJosé;Müller\nFrançois;Côté\n", "cp1252"),
        ("Prénom;Nom\nJosé;Müller\nFrançois;Côté\n", "mac_roman"),
        ("O’Neil;“Rivers” – Łódź? no\nÉclair;Ångström\n".replace("Łódź", "Lodz"), "cp1252"),
        ("Éclair;Ångström\nCafé;Señor\n", "mac_roman"),
        ("Name,City\nIt’s our river,“Salem” – x\nO’Neil,Bonn\n", "cp1252"),
        ("Название;Город\nОтчёт о кобальте;Москва\n", "cp1251"),
        ("Название;Город\nОтчёт;Москва\n", "utf-8-sig"),
    ],
)
def test_x6_the_encoding_is_told_by_letters_that_words_have(text, encoding):
    content = text.encode(encoding)
    assert decoded(content, detect_encoding(content)) == text


def test_x6_columns_of_one_name_and_of_none_are_told_apart():
    form = read("Name,Name,,\nRiver Watch,River,x,\n")
    from campaign.imports.forms import ColumnsForm

    columns = ColumnsForm(sheet=form.parsed, labels={"name": "Name"}).fields["column_name"].choices
    assert columns == [("", "—"), ("0", "Name (A)"), ("1", "Name (B)"), ("2", "(C)")]
    assert [column_letter(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def workbook(fill):
    book, file = Workbook(), BytesIO()
    fill(book, book.active)
    book.save(file)
    return file.getvalue()


def test_x6_a_workbook_is_read_as_its_reader_sees_it():
    def fill(book, sheet):
        sheet.merge_cells("A1:D1")
        sheet["A1"] = "Endorsers 2026"
        sheet.append([])
        sheet.append(["Name", "Website", "State", "Since", "ZIP", "Phone", "Big"])
        sheet.append(["River\nWatch", "river.example", "Ohio", date(2026, 5, 31), 2139, 12025550123.0, 2139.0])
        sheet.append(["Lake Watch", None, None, datetime(2026, 5, 31, 10, 30), 501, True, 1.5])  # noqa: DTZ001
        sheet["E4"].number_format = sheet["E5"].number_format = "00000"
        sheet.merge_cells("C4:C5")
        book.create_sheet("Old").append(["Name"])
        book.create_sheet("Empty")

    form = read(workbook(fill), "list.xlsx")
    assert form.parsed.headings[:3] == ["Name", "Website", "State"]
    first, second = form.parsed.rows
    assert first == (4, ["River\u2028Watch", "river.example", "Ohio", "2026-05-31", "02139", "12025550123", "2139"])
    assert second == (5, ["Lake Watch", "", "Ohio", "2026-05-31 10:30:00", "00501", "yes", "1.5"])
    assert plain_cell(first[1][0]) == "River\nWatch"
    assert (form.facts["sheet_name"], form.facts["other_sheets"]) == ("Sheet", ["Old"])


def test_x6_another_sheet_is_named_and_a_wrong_name_is_told():
    def fill(book, sheet):
        sheet.append(["Name"])
        other = book.create_sheet("State groups")
        other.append(["Name", "State"])
        other.append(["River Watch", "Ohio"])

    content = workbook(fill)
    assert read(content, "x.xlsx", sheet="state groups").parsed.rows == [(2, ["River Watch", "Ohio"])]
    with pytest.raises(ValidationError, match="Sheet, State groups"):
        sheet_as_csv(content, sheet="National")
    with override("zh-hans"), pytest.raises(ValidationError, match="Sheet、State groups"):
        sheet_as_csv(content, sheet="National")


@pytest.mark.parametrize("start", [b"PK\x03\x04garbage", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_what_is_no_workbook_is_refused_in_words(start):
    form = UploadForm({}, {"file": SimpleUploadedFile("x.xlsx", start + b"\x00" * 9)})
    assert "file" in form.errors


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        ("Farmers &amp; Friends", "Farmers & Friends"),
        ("Farmers &amp;amp; Friends", "Farmers & Friends"),
        ("&#201;clair &quot;x&quot;", 'Éclair "x"'),
        ("https://x.example/?a=1&copy=2", "https://x.example/?a=1&copy=2"),
        ("AT&T; Rivers", "AT&T; Rivers"),
        (" '=SUM(1)", "=SUM(1)"),
        ("'tis", "'tis"),
    ],
)
def test_x9_a_cell_is_read_without_what_programs_added(cell, plain):
    assert plain_cell(cell) == plain


@pytest.mark.parametrize("text", ["=1", "'=1", "''=1", "-", "'tis", "@x", "'", "a'=1", "'-\n"])
def test_a_cell_that_went_out_comes_in_as_it_was(text):
    assert plain_cell(harmless(text), verbatim=True) == text.strip()


def test_x7_a_number_that_was_shortened_and_an_error_of_the_spreadsheet_are_told():
    said = refuse_broken({"phone": "1.20255E+10", "name": "#REF!", "zip": "1E5", "rest": "x"}, str)
    assert set(said) == {"phone", "name"}


@pytest.mark.parametrize(
    "line",
    [
        "Total: 54 organizations,,",
        "TOTAL,54,",
        "Gesamt: 54,,",
        "54 organizations,,",
        "Page 1 of 3,,",
        "Exported on 2026-05-31,,",
        "Source: our office,,",
        "-----,,",
        "Name,Website,State",
        "© 2026 Campaign,,",
    ],
)
def test_x9_a_total_a_note_or_the_headings_again_are_no_entry(line):
    assert why_no_entry(next(csv.reader(StringIO(line))), ["Name", "Website", "State"], {})


@pytest.mark.parametrize(
    "line",
    ["Total Environment,,", "Sum of Us,,", "Page Foundation,,", "Source,https://source.example,", "Count Me In,,"],
)
def test_x9_organizations_with_such_words_are_entries(line):
    assert not why_no_entry(next(csv.reader(StringIO(line))), ["Name", "Website", "State"], {})


def test_outcomes_are_small_and_read_by_kind():
    lines = [
        Line(number, "new" if number % 2 else "known", f"Name\u2028{number}", pk=number) for number in range(20_000)
    ]
    content = pack(lines)
    assert len(content) < 400_000
    assert len(packed(content, "new")) == 10_000
    assert list(unpacked(packed(content)[:2])) == lines[:2]
    assert packed(b"") == []


def test_a_delimiter_is_found_in_a_file_of_one_column():
    assert detect_delimiter("Name\nRiver Watch\n") in ",;\t|"
