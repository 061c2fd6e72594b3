"""What is the same in all languages of a petition: set in the original, and copied from there."""

RULES = (
    "state",
    "closes_at",
    "goal",
    "confirmation",
    "send_thanks",
    "allow_shared_addresses",
    "count_throwaway_addresses",
    "honeypot",
    "proof_of_work",
    "ask_postal_code",
    "ask_city",
    "ask_country",
    "ask_comment",
    "show_recent_signers",
    "comments_shown",
    "show_growth",
    "show_partners",
    "ask_age",
    "minimum_age",
)
