"""The library. Titles, publishers and months are those of real publications; the summaries are ours.

A summary claims nothing that the title does not say. ``file`` asks for a placeholder document, ``link``
leads to an example address; neither pretends to be the publication.
"""

from datetime import date

LIBRARY = {
    "title": "Resources",
    "slug": "resources",
    "search_description": "Reports, letters and statements about critical minerals agreements.",
    "introduction": (
        "<p>Reports, letters, comments and principles on critical minerals and the agreements about them, newest "
        "first.</p>"
    ),
}

# Within a month the day only keeps the order; readers see the month alone.
RESOURCES = [
    {
        "slug": "us-indonesia-minerals-deal",
        "title": "Report: U.S.-Indonesia Minerals Deal Threatens Sovereignty, Labor Rights, and the Environment",
        "kind": "report",
        "publishers": ["Public Citizen"],
        "date": date(2025, 12, 2),
        "featured": True,
        "introduction": (
            "A report on the minerals deal between the United States and Indonesia. Its title names three things "
            "that it sees under threat: sovereignty, labor rights and the environment."
        ),
        "file": True,
    },
    {
        "slug": "concerns-emerging-minerals-deals",
        "title": "Concerns Regarding Emerging U.S. Critical Minerals Deals",
        "kind": "joint_letter",
        "byline": "Joint Letter from 36 Organizations",
        "publishers": [],
        "date": date(2025, 12, 1),
        "introduction": (
            "Thirty-six organizations write together about their concerns over the critical minerals deals that "
            "the United States is shaping."
        ),
        "file": True,
    },
    {
        "slug": "transparency-congo-agreement",
        "title": "Sánchez, colleagues call for transparency in Congo critical minerals agreement",
        "kind": "press_release",
        "byline": "Press Release & Letter by Rep. Sánchez",
        "publishers": ["Rep. Sánchez"],
        "date": date(2025, 8, 1),
        "introduction": (
            "A representative and her colleagues ask for openness about the critical minerals agreement that "
            "concerns Congo. Press release and letter."
        ),
        "link": "https://example.org/demo/transparency-congo-agreement",
    },
    {
        "slug": "deadly-cost-of-cobalt",
        "title": "The Deadly Cost of Cobalt Mining in the Congo",
        "kind": "report",
        "publishers": ["Public Citizen", "Friends of the Congo"],
        "date": date(2025, 7, 1),
        "updated_note": "Update",
        "introduction": "A report, since updated, on what cobalt mining in the Congo costs in human lives.",
        "link": "https://example.org/demo/deadly-cost-of-cobalt",
    },
    {
        "slug": "faith-principles-transition-minerals",
        "title": "Faith Principles for Sourcing Transition Minerals",
        "kind": "principles",
        "byline": "Inter-religious Working Group on Extractive Industries",
        "publishers": ["Inter-religious Working Group on Extractive Industries"],
        "date": date(2024, 9, 1),
        "introduction": (
            "Principles, from a faith perspective, for obtaining the minerals that the energy transition needs."
        ),
        "file": True,
    },
    {
        "slug": "promoting-supply-chain-resilience",
        "title": "Promoting Supply Chain Resilience",
        "kind": "comments",
        "byline": "Joint Comments from 39 Civil Society Organizations",
        "publishers": [],
        "date": date(2024, 5, 1),
        "introduction": "Thirty-nine civil society organizations comment jointly on making supply chains resilient.",
        "link": "https://example.org/demo/promoting-supply-chain-resilience",
    },
    {
        "slug": "nickel-last-nomadic-sea-tribe",
        "title": "NICKEL INDUSTRY COSTS LIVES AND LIVELIHOODS IN INDONESIA’S LAST NOMADIC SEA TRIBE",
        "kind": "report",
        "byline": "Mighty Earth Report",
        "publishers": ["Mighty Earth"],
        "date": date(2024, 4, 1),
        "introduction": (
            "A report on lives and livelihoods that the nickel industry costs among Indonesia’s last nomadic people "
            "of the sea."
        ),
    },
    {
        "slug": "nickel-unearthed",
        "title": "Nickel Unearthed: The Human and Climate Costs of Indonesia’s Nickel Industry",
        "kind": "report",
        "byline": "CRI Indonesia Report",
        "publishers": ["CRI Indonesia"],
        "date": date(2024, 1, 1),
        "introduction": "A report on what Indonesia’s nickel industry costs people and the climate.",
    },
    {
        "slug": "concerns-agreement-with-indonesia",
        "title": "Concerns About a Potential Critical Minerals Agreement with Indonesia",
        "kind": "letter",
        "byline": "Letter from 17 Civil Society Organizations",
        "publishers": [],
        "date": date(2023, 11, 1),
        "introduction": (
            "Seventeen civil society organizations set out their concerns about an agreement on critical minerals "
            "that might be made with Indonesia."
        ),
    },
]

# Under each summary, so that nobody takes the demo's file or link for the publication.
NOTE_ON_FILE = "<p><i>The file is a placeholder of this demo, not the publication itself.</i></p>"
NOTE_ON_LINK = "<p><i>The link leads to an example address, not to the publication itself.</i></p>"
NOTE_ON_NEITHER = "<p><i>This demo has no copy of the publication and no link to it.</i></p>"

# The FAQ links its "detailed recommendations" to this one.
RECOMMENDATIONS = "promoting-supply-chain-resilience"
