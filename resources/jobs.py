"""The recurring work of the library."""

from campaign.core import schedule
from resources.links.checking import EVERY, begin_checks

schedule.register(name="check links of resources", every=EVERY, run=begin_checks)
