"""A list of resources from a spreadsheet: tried out, counted, written, and harmless twice."""

import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from campaign.imports.outcomes import packed, unpacked
from campaign.runtime.tasks import schedule
from resources.editing.dates import read_date
from resources.editing.language_codes import language_code, validate_language
from resources.import_export.bylines import Byline, read_byline
from resources.models import ResourceImport, ResourcePage, Topic

FILE = """Title,Date,Type,Publishers,Link,Summary,Topics,Signatories
Cobalt report,2025-12-04,Report,Public Citizen; Mighty Earth,https://example.org/cobalt,What <b>it</b> says,Water;Labor,
Joint letter,2024-05,joint letter,,https://example.org/letter,,water,36
Cobalt report,2025-12-04,,,,,,
No date,soon,Report,,,,,
Odd type,2020,Poem,,ftp://example.org/,,,
"""


@pytest.fixture
def send(admin_client, library):
    """Uploads a file; the answer leads to its columns."""

    def send(text=FILE):
        file = SimpleUploadedFile("list.csv", text if isinstance(text, bytes) else text.encode())
        return admin_client.post("/admin/resources/import/", {"library": library.pk, "file": file})

    return send


@pytest.fixture
def upload(admin_client, send):
    """Uploads a file, accepts the columns as they were recognized or as they are given, and tries it out."""

    def upload(text=FILE, **choices):
        columns = send(text)["Location"]
        made = ResourceImport.objects.first()
        guessed = {f"column_{name}": str(number) for name, number in made.mapping.items()}
        response = admin_client.post(
            columns, {"encoding": made.encoding, "heading_line": made.heading_line} | guessed | choices
        )
        assert response.status_code == 302, response.context["form"].errors
        return response["Location"]

    return upload


def counts():
    result = ResourceImport.objects.first().result
    return {name: result[name] for name in ("new", "known", "repeated_in_file", "wrong")}


def test_a_trial_counts_each_row_and_writes_nothing(admin_client, upload):
    page = admin_client.get(upload()).content.decode()

    assert counts() == {"new": 2, "known": 0, "repeated_in_file": 1, "wrong": 2}
    assert "Import 2 resources" in page
    assert "Write the date as 4 December 2025, December 2025, 2025-12-04" in page
    assert "What to do next" in page
    assert not ResourcePage.objects.exists()
    assert not Topic.objects.exists()


def test_the_import_writes_what_the_trial_found(admin_client, upload):
    admin_client.post(upload(publish="on"))

    report = ResourcePage.objects.get(title="Cobalt report")
    assert report.live
    assert report.publisher_names == ["Public Citizen", "Mighty Earth"]
    assert report.topic_names == ["Labor", "Water"]
    assert report.introduction == "<p>What &lt;b&gt;it&lt;/b&gt; says</p>"
    letter = ResourcePage.objects.get(title="Joint letter")
    assert (letter.kind, letter.date, letter.date_precision) == ("joint_letter", date(2024, 5, 1), "month")
    assert letter.byline_text == "Joint letter from 36 organizations"
    assert letter.topic_names == ["Water"]


def test_resources_come_in_as_drafts_unless_the_editor_says_otherwise(admin_client, upload):
    admin_client.post(upload())

    assert not ResourcePage.objects.live().exists()
    assert ResourcePage.objects.count() == 2


def test_the_same_file_twice_adds_nothing(admin_client, upload):
    address = upload()
    admin_client.post(address)
    admin_client.post(address)
    admin_client.post(upload())

    assert counts() == {"new": 0, "known": 2, "repeated_in_file": 1, "wrong": 2}
    assert ResourcePage.objects.count() == 2


def test_a_resource_is_known_by_its_link_under_another_title(upload, add_resource):
    add_resource("Renamed", link="https://example.org/letter/", date=date(2000, 1, 1))
    upload()

    assert counts() == {"new": 1, "known": 1, "repeated_in_file": 1, "wrong": 2}


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "empty"), (b"\x00\x01\x02", "no CSV"), ("Title,Date\n", "no rows")],
)
def test_a_file_that_is_no_list_is_refused_in_words(send, text, words):
    response = send(text)

    assert response.status_code in (200, 422)
    assert words in response.content.decode()
    assert not ResourceImport.objects.exists()


def test_headings_of_an_office_are_recognized(send):
    send("Title,Month,Kind and publisher\nA fair deal,December 2025,Report by Copper Valley Alliance\n")
    assert ResourceImport.objects.get().mapping == {"title": 0, "date": 1, "byline": 2}


def test_headings_in_any_language_are_told_by_the_editor(admin_client, send, upload):
    text = "Название;Когда;Кто\nОтчёт о кобальте;2025-12-04;Фонд\n"
    columns = send(text)["Location"]
    assert ResourceImport.objects.get().mapping == {}

    refused = admin_client.post(columns, {"encoding": "utf-8-sig", "heading_line": "1", "column_publishers": "2"})
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Choose the column of the titles." in page
    assert "Choose the column of the dates of publication." in page
    assert '<option value="2" selected>Кто</option>' in page

    address = upload(text, column_title="0", column_date="1", column_publishers="2", publish="on")
    admin_client.post(address)
    report = ResourcePage.objects.get()
    assert (report.title, report.publisher_names, report.live) == ("Отчёт о кобальте", ["Фонд"], True)


def test_all_errors_of_a_row_are_told_and_refused_rows_come_back_as_a_file(admin_client, upload):
    address = upload("Title,Date,Type,Link\nFine,2025,,\n,soon,Poem,ftp://x.example/\nExtra,2020,,,=cell\n")

    wrong = list(unpacked(packed(ResourceImport.objects.first().lines, "wrong")))
    assert [line.number for line in wrong] == [3, 4]
    assert all(f"{column}: " in wrong[0].words for column in ("Title", "Date", "Type", "Link"))
    assert wrong[1].words.startswith("row: ")
    assert f"{address}refused/" in admin_client.get(address).content.decode()
    response = admin_client.get(f"{address}refused/")
    assert response["Content-Disposition"] == 'attachment; filename="refused-list.csv"'
    headings, first, second = csv.reader(StringIO(response.content.decode("utf-8-sig"), newline=""))
    assert headings == ["Title", "Date", "Type", "Link", "", "What is wrong"]
    assert first[1:4] == ["soon", "Poem", "ftp://x.example/"]
    assert all(f"{column}: " in first[-1] for column in ("Title", "Date", "Type", "Link"))
    assert second[4] == "'=cell"


def test_a_mended_file_of_refused_rows_comes_in(admin_client, upload):
    refused = admin_client.get(f"{upload()}refused/").content.decode("utf-8-sig")
    upload(refused.replace("soon", "2024-02").replace("Poem", "Letter").replace("ftp:", "https:"))

    assert counts() == {"new": 2, "known": 0, "repeated_in_file": 0, "wrong": 0}


def test_files_are_forgotten_after_a_month_and_what_came_of_them_is_not(admin_client, upload):
    address = upload()
    job = next(job for job in schedule.all_jobs() if job.name == "forget files of imports and exports")
    job.run()
    assert ResourceImport.objects.get().content

    ResourceImport.objects.update(created_at=timezone.now() - timedelta(days=31))
    job.run()

    made = ResourceImport.objects.get()
    assert (bytes(made.content), made.refused, made.result["wrong"]) == (b"", None, 2)
    assert "upload it again" in admin_client.get(address).content.decode()
    assert admin_client.get(f"{address}refused/").status_code == 404
    admin_client.post(address)
    assert not ResourcePage.objects.exists()


def test_the_import_is_for_those_who_may_add_resources(client, django_user_model, library):
    from django.contrib.auth.models import Permission

    guest = django_user_model.objects.create_user("guest", password="x")
    guest.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(guest)

    response = client.get("/admin/resources/import/", follow=True)

    assert "CSV file" not in response.content.decode()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("May 2023", (date(2023, 5, 1), "month")),
        ("12 May 2023", (date(2023, 5, 12), "day")),
        ("Sept. 3rd, 2021", (date(2021, 9, 3), "day")),
        ("12 de mayo de 2023", (date(2023, 5, 12), "day")),
        ("1er août 2022", (date(2022, 8, 1), "day")),
        ("05/2023", (date(2023, 5, 1), "month")),
        ("2023-05-12", (date(2023, 5, 12), "day")),
        ("2023", (date(2023, 1, 1), "year")),
    ],
)
def test_dates_are_read_as_people_write_them(text, found):
    assert read_date(text) == found


@pytest.mark.parametrize("text", ["5/12/2023", "31 February 2023", "May", "May 2023 or so", "someday", "May June 2023"])
def test_a_date_that_could_mean_two_days_or_none_is_answered_with_the_forms_that_are_read(text):
    with pytest.raises(ValidationError, match="December 2025, 2025-12-04"):
        read_date(text)


def test_topics_that_begin_with_the_list_are_told_once(upload):
    Topic.objects.create(name="Water")
    upload("Title,Date,Topics\nOne,2025,water; Labour\nTwo,2024,labour\n")
    said = [line.words for line in unpacked(packed(ResourceImport.objects.first().lines))]
    assert said == ["New topics: Labour.", ""]


@pytest.mark.parametrize("code", ["xx", "qqq", "Spanish!"])
def test_what_is_no_language_is_told(code):
    with pytest.raises(ValidationError, match="name of a language"):
        validate_language(code)


@pytest.mark.parametrize("said", ["Spanish", "español", " ES "])
def test_languages_are_read_by_name_and_by_code(said):
    assert language_code(said) == "es"


@pytest.mark.parametrize(
    ("line", "kind", "publishers", "signatories", "date", "note", "words"),
    [
        ("Report by Public Citizen, December 2025", "report", ["Public Citizen"], None, "December 2025", "", ""),
        ("Joint Letter from 36 Organizations, December 2025", "joint_letter", [], 36, "December 2025", "", ""),
        (
            "Press Release & Letter by Rep. Sánchez, August 2025",
            *("press_release", ["Rep. Sánchez"], None, "August 2025", "", "Press Release & Letter by Rep. Sánchez"),
        ),
        (
            "Report by Public Citizen and Friends of the Congo, July 2025 (Update)",
            *("report", ["Public Citizen", "Friends of the Congo"], None, "July 2025", "Update", ""),
        ),
        (
            "Inter-religious Working Group on Extractive Industries, September 2024",
            *("", ["Inter-religious Working Group on Extractive Industries"], None, "September 2024", "", ""),
        ),
        (
            "Joint Comments from 39 Civil Society Organizations, May 2024",
            *("comments", [], 39, "May 2024", "", "Joint Comments from 39 Civil Society Organizations"),
        ),
        ("Mighty Earth Report, April 2024", "report", ["Mighty Earth"], None, "April 2024", "", ""),
        (
            "Letter from 17 Civil Society Organizations, November 2023",
            *("joint_letter", [], 17, "November 2023", "", "Letter from 17 Civil Society Organizations"),
        ),
        ("4 December 2025 | Fact sheet", "fact_sheet", [], None, "4 December 2025", "", ""),
        (
            "Report by the Institute for Agriculture and Trade Policy (2024)",
            *("report", ["the Institute for Agriculture and Trade Policy"], None, "2024", "", ""),
        ),
        ("Informe de Ríos Vivos, mayo de 2023", "report", ["Ríos Vivos"], None, "mayo de 2023", "", ""),
        ("", "", [], None, "", "", ""),
    ],
)
def test_a_line_under_a_title_says_kind_publishers_number_and_date(
    line, kind, publishers, signatories, date, note, words
):
    said = read_byline(line)
    assert said == Byline(kind, tuple(publishers), signatories, date, note, words)


def test_kinds_publishers_and_notes_are_taken_from_a_cell_that_says_them_together(admin_client, upload):
    admin_client.post(
        upload(
            "Title,Date,Type,By\n"
            "Cobalt,July 2025 (Update),Report by Public Citizen,\n"
            "Concerns,December 2025,,Joint Letter from 36 Organizations\n"
        )
    )
    report, letter = ResourcePage.objects.order_by("title")
    assert (report.kind, report.publisher_names, report.updated_note) == ("report", ["Public Citizen"], "Update")
    assert (report.date, report.byline) == (date(2025, 7, 1), "")
    assert (letter.kind, letter.signatories) == ("joint_letter", 36)


LINES_OF_A_PAGE = """Title,Source,Link
Cobalt report,"Report by Copper Valley Alliance, July 2025 (Update)",https://papers.example/1
Concerns,"Joint Letter from 36 Organizations, December 2025",https://papers.example/2
Faith principles,"Circle of Faiths on Mining, September 2024",https://papers.example/3
Undated,Report by nobody,https://papers.example/4
"""


def test_a_list_copied_from_a_page_needs_no_column_of_dates(admin_client, upload):
    address = upload(LINES_OF_A_PAGE, column_title="0", column_byline="1", column_link="2")
    assert "Say when it was published" in admin_client.get(address).content.decode()
    admin_client.post(address)

    report, letter, principles = (
        ResourcePage.objects.get(title=title) for title in ("Cobalt report", "Concerns", "Faith principles")
    )
    assert (report.kind, report.publisher_names) == ("report", ["Copper Valley Alliance"])
    assert (report.date, report.updated_note, report.byline) == (date(2025, 7, 1), "Update", "")
    assert (letter.kind, letter.signatories, letter.date) == ("joint_letter", 36, date(2025, 12, 1))
    assert (principles.publisher_names, principles.date) == (["Circle of Faiths on Mining"], date(2024, 9, 1))
    assert not ResourcePage.objects.filter(title="Undated").exists()


def test_where_nothing_is_in_order_nobody_is_told_to_import(admin_client, upload):
    page = admin_client.get(upload("Title,By\nUndated,Report by nobody\n", column_title="0", column_byline="1"))
    assert "Mend them in your own file" in page.content.decode()
    assert "Import what is in order now" not in page.content.decode()


def test_the_line_of_a_page_is_known_by_its_heading_and_publishing_is_ticked(admin_client, send):
    page = admin_client.get(send(LINES_OF_A_PAGE)["Location"])
    assert ResourceImport.objects.get().mapping == {"title": 0, "byline": 1, "link": 2}
    assert page.context["form"]["publish"].value() is True


def test_what_is_wrong_with_the_columns_is_said_at_the_top(admin_client, send):
    columns = send(LINES_OF_A_PAGE)["Location"]
    refused = admin_client.post(columns, {"encoding": "utf-8-sig", "heading_line": "1", "column_title": "0"})
    told = [str(message) for message in refused.context["messages"]]
    assert told == ["Date: Choose the column of the dates of publication."]
