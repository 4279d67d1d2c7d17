"""What a family says of a child beside its days: one row of each kind, every text marked by one word."""

from typing import Any

from tests.people import mutation, new_id


def one_of_each(word: str, child: str, day: str) -> dict[str, dict[str, Any]]:
    """Mutations that make a row each, by the row's kind."""
    line, own, food = new_id(), new_id(), new_id()
    about: dict[str, Any] = {"id": line, "root": line, "child_id": child, "part": "calm", "picture": "tent"}
    began: dict[str, Any] = {"child_id": child, "happened_on": day, "began_at": f"{day}T06:30:00Z"}
    idea: dict[str, Any] = {"id": own, "root": own, "child_id": child, "picture": "ball", "minutes": 5}
    eaten: dict[str, Any] = {"id": food, "root": food, "child_id": child, "shelf": "learning"}
    near: dict[str, Any] = {"child_id": child, "food_root": food, "rung": "touched", "day": day}
    liked: dict[str, Any] = {"child_id": child, "activity_id": "act-den", "verdict": "loved", "day": day}
    return {
        "about": mutation("tell_about", **about, title=f"{word}line", note=""),
        "moment": mutation("log_moment", **began, text=f"{word}moment", tried=[line], helped=[line]),
        "play": mutation("log_play", **liked),
        "activity": mutation(
            "add_activity", **idea, energy="low", place="floor", title=f"{word}own", steps=[f"{word}own"]
        ),
        "food": mutation("add_food", **eaten, name=f"{word}food"),
        "food_step": mutation("log_food_step", **near),
        "contact": mutation("add_contact", label=f"{word}call", number="0123 456"),
    }


def settled(word: str, child: str) -> list[dict[str, Any]]:
    """Mutations that change what there is one of."""
    senses: dict[str, Any] = {"senses": {"sound": "avoids"}, "interests": [f"{word}deep"]}
    return [
        mutation("describe_child", id=None, child_id=child, **senses),
        mutation("keep_idea", child_id=child, activity_id="act-den", saved=True),
        mutation("set_country", id=None, country="DE"),
    ]
