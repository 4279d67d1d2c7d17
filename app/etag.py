"""Whether somebody who asks already holds what would be sent."""


def holds(if_none_match: str, version: str) -> bool:
    """Whether an If-None-Match header names this version, or any."""
    tags = {tag.strip().removeprefix("W/").strip('"') for tag in if_none_match.split(",")}
    return not tags.isdisjoint({version, "*"})
