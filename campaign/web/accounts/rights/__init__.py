"""Nobody gives or takes what they do not have: accounts, groups, tokens of the API, approvals."""
