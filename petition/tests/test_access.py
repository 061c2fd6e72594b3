"""The editors' lists: who is on one passes or is set aside quietly, from the next signature on."""

import pytest
from django.core.exceptions import ValidationError

from petition.abuse import access
from petition.abuse.access import access_lists
from petition.abuse.held import rule_of
from petition.models import AccessRule, Signature
from petition.models.access_rules import normalised_rule_value
from petition.tests.thanks import thanks_of


@pytest.fixture
def rule(django_capture_on_commit_callbacks, db):
    """Adds a rule as an editor does: cleaned, saved, committed."""

    def add(kind: str, value: str, action: str = "block") -> AccessRule:
        rule = AccessRule(kind=kind, value=value, action=action)
        rule.full_clean()
        with django_capture_on_commit_callbacks(execute=True):
            rule.save()
        return rule

    return add


def mark_after_signing(client, email: str = "ada@example.org", **extra) -> str:
    response = client.post("/petition/", {"given_name": "Ada", "email": email} | extra.pop("data", {}), **extra)
    assert (response.status_code, thanks_of(response)) == (303, "/petition/thanks/")  # nobody is told
    signature = Signature.objects.latest("pk")
    assert signature.state == ("rejected" if signature.mark else "confirmed")
    return rule_of(signature.mark)


@pytest.mark.parametrize(
    ("value", "email", "mark"),
    [
        ("spam.example", "ada@spam.example", "blocked domain"),
        ("@Spam.Example", "ada@SPAM.example", "blocked domain"),
        ("*.spam.example", "ada@deep.mx.spam.example", "blocked domain"),
        ("spam.example", "ada@notspam.example", ""),
        ("exämple.org", "ada@xn--exmple-cua.org", "blocked domain"),
        ("googlemail.com", "ada@gmail.com", "blocked domain"),
    ],
)
def test_a_blocked_domain_sets_aside_its_addresses_and_those_of_its_subdomains(
    client, petition, rule, value, email, mark
):
    rule("domain", value)
    assert mark_after_signing(client, email) == mark


def test_a_blocked_mailbox_is_blocked_in_each_of_its_spellings(client, petition, rule):
    rule("address", "ada.l+x@gmail.com")
    assert mark_after_signing(client, "AdaL@googlemail.com") == "blocked address"


@pytest.mark.parametrize(
    ("value", "address", "mark"),
    [
        ("203.0.113.0/24", "203.0.113.7", "blocked network"),
        ("203.0.113.7", "203.0.113.7", "blocked network"),
        ("203.0.113.7", "203.0.113.8", ""),
        ("203.0.113.0/24", "::ffff:203.0.113.7", "blocked network"),
        ("::ffff:203.0.113.7", "203.0.113.7", "blocked network"),
        ("2001:db8::/32", "2001:db8:ffff::1", "blocked network"),
        ("2001:db8::/32", "2001:db9::1", ""),
        ("192.0.0.0/12", "", ""),
    ],
)
def test_a_blocked_network_sets_aside_what_comes_from_it(client, petition, rule, value, address, mark):
    rule("network", value)
    assert mark_after_signing(client, REMOTE_ADDR=address) == mark


@pytest.mark.parametrize(("kind", "value"), [("network", "127.0.0.1"), ("address", "ada@spam.example")])
def test_who_is_allowed_passes_blocks_traps_and_throw_away_domains(client, petition, rule, kind, value):
    rule("domain", "spam.example")
    rule(kind, value, action="allow")
    assert mark_after_signing(client, "ada@spam.example", data={"contact_preference": "x"}) == ""


def test_a_deleted_rule_stops_at_once_also_when_many_are_deleted(
    client, petition, rule, django_capture_on_commit_callbacks
):
    rule("domain", "spam.example")
    assert mark_after_signing(client, "ada@spam.example") == "blocked domain"
    with django_capture_on_commit_callbacks(execute=True):
        AccessRule.objects.all().delete()
    assert mark_after_signing(client, "ben@spam.example") == ""


def test_a_throw_away_address_is_set_aside_unless_editors_count_them(client, petition):
    assert mark_after_signing(client, "ada@mailinator.com") == "throw-away address"
    petition.count_throwaway_addresses = True
    petition.save()
    assert mark_after_signing(client, "ben@mailinator.com") == ""


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("network", "203.0.113.0/99"),
        ("network", "spam.example"),
        ("network", ""),
        ("domain", "a b.example"),
        ("domain", "ada@spam.example"),
        ("domain", "https://spam.example/"),
        ("domain", ""),
        ("domain", "☃.example"),
        ("address", "spam.example"),
        ("address", "ada@"),
    ],
)
def test_what_could_never_match_is_refused(kind, value):
    with pytest.raises(ValidationError):
        normalised_rule_value(kind, value)


def test_two_rules_for_one_value_are_refused(rule):
    rule("domain", "spam.example")
    with pytest.raises(ValidationError):
        rule("domain", "@SPAM.example", action="allow")


def test_while_the_cache_is_down_the_rules_still_hold(rule, unreachable_cache):
    rule("domain", "spam.example")
    _allowed, blocked = access_lists()
    assert blocked.entry_of(address="", email="ada@spam.example").kind == "domain"


def test_while_any_cache_raises_the_log_says_it_once(rule, monkeypatch, caplog, repeated_lines_left_out):
    class Down:
        def get(self, *args, **kwargs):
            raise ConnectionError("no route to the cache")

    rule("domain", "spam.example")
    monkeypatch.setattr(access, "cache", Down())
    caplog.set_level("ERROR", logger="campaign.access")
    for _ in range(3):
        _allowed, blocked = access_lists()
        assert blocked.entry_of(address="", email="ada@spam.example").kind == "domain"
    assert [record.exc_info for record in caplog.records if record.name == "campaign.access"] == [None]


def test_signing_asks_the_database_for_no_rules_while_they_are_fresh(rule, django_assert_num_queries):
    rule("domain", "spam.example")
    access_lists()
    with django_assert_num_queries(0):
        access_lists()


@pytest.mark.parametrize("value", ["0.0.0.0/0", "10.0.0.0/8", "::/0"])
def test_a_network_that_would_catch_half_a_country_is_refused_in_words(value):
    with pytest.raises(ValidationError, match="too wide"):
        AccessRule(kind="network", value=value).clean()


def test_s22_an_address_that_an_editor_pastes_is_the_one_that_it_looks_like(db):
    assert normalised_rule_value("address", "\u200bEve@Example.org\u00a0") == "eve@example.org"
    assert normalised_rule_value("domain", "\ufeff@spam.example\u202c") == "spam.example"


def test_what_lies_in_two_blocked_networks_is_held_by_the_narrower_one(client, petition, rule):
    rule("network", "203.0.112.0/20")
    narrow = rule("network", "203.0.113.0/24")
    client.post("/petition/", {"given_name": "Ada", "email": "ada@example.org"}, REMOTE_ADDR="203.0.113.7")
    assert Signature.objects.get().mark == f"blocked network {narrow.pk}"
