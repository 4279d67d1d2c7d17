"""Places in a family: who has one, and how the others see it end."""

from tests.people import Phone


def id_of(phone: Phone) -> str:
    """The account of a phone's owner."""
    return phone.client.get("/api/me").json()["account"]["id"]


def removed(by: Phone, whom: str, suffix: str = "") -> int:
    """What a request to remove somebody is answered with."""
    return by.client.delete(f"/api/sharing/members/{whom}{suffix}").status_code


def names(phone: Phone) -> list[str]:
    """The names of the adults that the sharing page lists."""
    return sorted(row["name"] for row in phone.client.get("/api/sharing").json()["members"])


def refusal(phone: Phone) -> tuple[int, str]:
    """How the phone's next sync is turned away."""
    answer = phone.client.post("/api/sync", json=phone.batch())
    return answer.status_code, answer.json().get("type", "")
