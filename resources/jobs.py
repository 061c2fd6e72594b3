"""The recurring work of the library."""

from campaign.runtime.tasks import schedule
from resources.import_export import importing  # noqa: F401
from resources.link_checking.checking import EVERY, begin_checks

schedule.register(name="check links of resources", every=EVERY, run=begin_checks)
