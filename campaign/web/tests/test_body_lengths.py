"""A body in chunks is refused in words, and never taken for an empty one."""

import pytest


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "kind"),
    [("/petition/", "text/plain"), ("/api/campaign/v1/petitions/1/signatures/", "application/problem+json")],
)
def test_chunks_are_refused_in_words(client, petition, path, kind):
    answer = client.generic("POST", path, b"", "application/json", headers={"Transfer-Encoding": "chunked"})

    assert answer.status_code == 411
    assert answer["Content-Type"].startswith(kind)
    assert "Content-Length" in answer.content.decode()
