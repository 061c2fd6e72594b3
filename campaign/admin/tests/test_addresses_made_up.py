"""Addresses in the admin that somebody made up, or cut off while copying: nothing is there, and nothing fails."""

import pytest

from campaign.admin.tests.rights import all_addresses

pytestmark = pytest.mark.django_db


RECORDS = (
    "petition/offlinebatch",
    "petition/signatureexport",
    "petition/signatureimport",
    "webhooks/webhookdelivery",
    "django_tasks_database/dbtaskresult",
)


def test_all_lists_of_records_are_known():
    of_modeladmin = [name for name in all_addresses() if "_modeladmin_index" in name]
    assert sorted(of_modeladmin) == sorted(f"{name.replace('/', '_')}_modeladmin_index" for name in RECORDS)


@pytest.mark.parametrize("number", ["abc", "1-2", "9" * 30, "7b2c"])
@pytest.mark.parametrize("record", RECORDS)
def test_a_record_that_no_number_names_is_not_there(admin_client, record, number):
    for action in ("edit", "inspect", "history", "delete"):
        assert admin_client.get(f"/admin/{record}/{action}/{number}/").status_code == 404, action


@pytest.mark.parametrize("model", ["petition/nothing", "nothing/signature"])
def test_a_bulk_action_on_no_model_is_not_there(admin_client, model):
    assert admin_client.get(f"/admin/bulk/{model}/delete/?id=1").status_code == 404
