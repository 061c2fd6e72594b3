"""The petition: the ask, the words that people sign, the thanks."""

FIELDS = {
    "title": "Put rights first in every critical minerals agreement",
    "slug": "petition",
    "search_description": "Ask U.S. negotiators to protect workers, communities and the environment in minerals deals.",
    "introduction": (
        "<p>Agreements on nickel, cobalt and lithium decide who profits from the clean-energy economy and who "
        "pays for it. Your signature tells "
        "negotiators which terms the public expects.</p>"
    ),
    "target": "the United States government and its trade negotiators",
    "goal": 500,
    "button_label": "Sign the petition",
    "subscribe_label": "Send me news about this campaign by e-mail, about once a month.",
    "thanks_heading": "Thank you for signing",
    "thanks_text": (
        "<p>The most useful thing you can do next takes a minute: "
        "pass the petition on to people who would sign it too.</p>"
    ),
}

STATEMENT = [
    ("heading", "To everyone who negotiates for the United States"),
    (
        "text",
        (
            "<p>The batteries, cables and chips of a cleaner economy begin in the ground, often under somebody’s "
            "village, forest or river. A trade agreement can lift standards along that whole way, or it can reward "
            "whoever digs fastest. We ask you to choose the first.</p>"
            "<p>Before you sign any agreement on critical minerals, make sure that it:</p>"
            "<ul>"
            "<li>is negotiated in the open, with a seat for workers and for the communities concerned;</li>"
            "<li>protects the right to organize, safe work and a living wage at each step of the supply chain;</li>"
            "<li>respects the land, the water and the consent of Indigenous peoples and local communities;</li>"
            "<li>puts recycling, reuse and lower demand ahead of opening new mines; and</li>"
            "<li>gives these rules teeth: complaints that are heard quickly, and penalties for the very site "
            "that breaks them.</li>"
            "</ul>"
        ),
    ),
    (
        "quote",
        {
            "quote": "A battery is only as clean as the way its metals came out of the ground.",
            "name": "Imani Thornquist",
            "role": "Copperline Workers Federation (an invented organization)",
        },
    ),
    ("text", "<p>An agreement without these safeguards does not deserve the name of a partnership.</p>"),
]

PICTURE = {
    "file": "river.jpg",
    "caption": "One bank has the village, the other the mine, and the river is shared by both.",
}

QUESTION = {
    "label": "What connects you to this issue?",
    "help_text": "Helps us to tell negotiators who is asking. Optional.",
    "required": False,
    "field_type": "dropdown",
    "choices": "\n".join(
        [
            "My work or my union",
            "A community near a mine",
            "Climate and the environment",
            "My faith",
            "Human rights",
            "I just heard of it",
        ]
    ),
}

NEXT_STEPS = [
    ("heading", "What happens next"),
    (
        "text",
        (
            "<ol>"
            "<li>We add up the signatures by state and hand them over when the talks reach their next round.</li>"
            "<li>If you asked for news, you hear from us when there is something to tell.</li>"
            "<li>You can change or delete your signature at any time: “Your signature” at the foot of each page.</li>"
            "</ol>"
        ),
    ),
]
ENDORSE_CALL = {
    "heading": "Do you speak for an organization?",
    "text": "Unions, congregations, associations and local groups can stand behind these demands as well.",
}
ENDORSE_LABEL = "Add your organization"
