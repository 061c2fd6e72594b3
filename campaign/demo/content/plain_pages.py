"""The pages that each campaign needs: who it is, and what it does with personal data."""

ABOUT = {
    "title": "About and contact",
    "slug": "about",
    "search_description": "Who is behind this campaign and how to reach it.",
    "introduction": (
        "<p>We are a group of people who want the clean-energy economy to be fair to everyone who builds it, "
        "beginning at the mine.</p>"
    ),
}
ABOUT_VOICE = {
    "quote": "My grandmother asked who would speak for the lake. So I learned how agreements are written.",
    "name": "Ruth Example",
    "role": "Speaks for the campaign (invented)",
    "file": "ruth.svg",
}
ABOUT_BODY = [
    ("heading", "What we do"),
    (
        "text",
        (
            "<p>We explain what minerals agreements contain, collect signatures from the public and endorsements "
            "from organizations, and carry both to the people who negotiate.</p>"
        ),
    ),
    ("heading", "Write to us"),
    (
        "text",
        (
            '<p>Questions, corrections and press requests reach us at <a href="mailto:hello@rights-first.example">'
            "hello@rights-first.example</a>. To change or delete your signature, write from the address with which "
            "you signed.</p>"
        ),
    ),
    ("heading", "This is a demo"),
    (
        "text",
        (
            "<p>The Rights First Minerals Campaign, the organizations that endorse it and the people who signed are "
            "invented. Any likeness to real ones is chance. The titles, publishers and months of the resources are "
            "those of real publications; our summaries and placeholder files are not theirs.</p>"
        ),
    ),
]

PRIVACY = {
    "title": "Privacy",
    "slug": "privacy",
    "search_description": "What this campaign asks of you, why, and how to have it deleted.",
    "introduction": "<p>We ask for little, use it for one purpose and delete it when that is done.</p>",
}
PRIVACY_BODY = [
    ("heading", "What we ask, and why"),
    (
        "table",
        {
            "columns": [{"type": "text", "heading": "You give"}, {"type": "text", "heading": "We use it to"}],
            "rows": [
                {"values": ["Name", "put it under the petition"]},
                {"values": ["E-mail address", "count each person once, and to send news if you asked for it"]},
                {"values": ["Postal code, country", "show negotiators where support comes from"]},
                {"values": ["Comment", "show it beside your name, if you allowed that"]},
            ],
            "caption": "Personal data in the sign form",
        },
    ),
    ("heading", "Who sees it"),
    (
        "text",
        (
            "<p>Your name, place and comment are public only if you ticked the box for it. Your e-mail address never "
            "is. We do not sell or lend data. Reading these pages sets no cookie and loads nothing from other "
            "companies.</p>"
        ),
    ),
    ("heading", "How long we keep it"),
    (
        "text",
        (
            "<p>Names and addresses are removed 24 months after the campaign last heard from you. The number of "
            "signatures stays.</p><p>Each mail with news has a link that ends them. Where mails to you come back, or "
            "you call one spam, we write to you no more; a code that is made from your address, and no longer names "
            "it, is kept to remember that.</p>"
        ),
    ),
    ("heading", "Your rights"),
    (
        "text",
        (
            "<p>You can ask to see, correct or delete what we hold about you. Write to "
            '<a href="mailto:hello@rights-first.example">hello@rights-first.example</a>.</p>'
            "<p><i>This text belongs to a demo and is no legal advice.</i></p>"
        ),
    ),
]
