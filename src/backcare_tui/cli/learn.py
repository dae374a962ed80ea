"""``backcare learn``: what the app knows, with badges and sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from backcare_tui.cli import completions
from backcare_tui.cli.claims import claim_words, claims_json
from backcare_tui.cli.command import Command
from backcare_tui.cli.layout import columns
from backcare_tui.errors import NotFound
from backcare_tui.language import clauses, marked, pgettext
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from backcare_tui.cli.context import App
    from backcare_tui.domain.care import Claim
    from backcare_tui.knowledge import KnowledgeBase

KINDS = {
    "page": marked("page"),
    "picture": marked("picture"),
    "meridian": marked("meridian"),
    "mechanism": marked("mechanism"),
    "trigger": marked("trigger"),
}


@dataclass(frozen=True, slots=True)
class Topic:
    """Something to read: plain words, then claims."""

    id: str
    kind: str
    title: str
    words: tuple[str, ...]
    claims: tuple[Claim, ...]
    names: tuple[str, ...] = ()


def topics_of(knowledge: KnowledgeBase, *, private: bool = False) -> list[Topic]:
    """All topics: pages (``private`` ones where asked for), pictures, meridians, mechanisms and
    triggers."""
    from backcare_tui.review.words import nature_name

    named = pgettext("a picture and its class", "{name} ({nature})")
    found = [
        Topic(page.id, "page", page.title, page.words, page.claims)
        for page in knowledge.pages.values()
        if private or not page.private
    ]
    found += [
        Topic(
            p.id,
            "picture",
            named.format(name=p.name, nature=nature_name(p.nature)),
            (p.picture, _("Behind it: {causes}.").format(causes=clauses(p.causes)), p.term_note),
            (p.principle, p.research),
            (p.name,),
        )
        for p in knowledge.patterns.values()
    ]
    found += [
        Topic(m.code, "meridian", f"{m.name} {m.chinese}", (), m.claims, (m.alias, m.name))
        for m in knowledge.meridians.values()
    ]
    found += [
        Topic(m.id, "mechanism", m.title, (m.claim,), (m.phrase,))
        for m in knowledge.mechanisms.values()
    ]
    found += [
        Topic(t.id, "trigger", t.label, (t.question,), t.evidence)
        for t in knowledge.triggers.values()
    ]
    return found


@click.command("learn", cls=Command)
@click.argument("topic", required=False, shell_complete=completions.topics)
@click.pass_obj
def learn_command(app: App, topic: str | None) -> None:
    """Read about pictures, channels, mechanisms, triggers and evidence, with their sources.

    Without TOPIC the topics are listed.
    """
    knowledge = app.journal.knowledge
    every = topics_of(knowledge)
    if topic is None:
        rows = [[_(KINDS[each.kind]), each.id, each.title] for each in every]
        value = [{"id": each.id, "kind": each.kind, "title": each.title} for each in every]
        app.show("topics", value, columns(rows, app.output.width), lead="any")
        return
    found = _find(topics_of(knowledge, private=True), topic)
    lines = [found.title, ""]
    lines += [f"  {words}" for words in found.words if words]
    lines += [f"  - {claim_words(claim)}" for claim in found.claims]
    keys = dict.fromkeys(key for claim in found.claims for key in claim.sources)
    sources = [knowledge.sources[key] for key in keys if key in knowledge.sources]
    if sources:
        lines += ["", _("Sources:")]
        lines += [f"  {s.key}: {s.citation} {s.address}".rstrip() for s in sources]
    value_one = {
        "id": found.id,
        "kind": found.kind,
        "title": found.title,
        "words": [words for words in found.words if words],
        "claims": claims_json(found.claims),
        "sources": [
            {"key": s.key, "citation": s.citation, "address": s.address or None} for s in sources
        ],
    }
    app.show("topic", value_one, lines, lead="any")


def _find(every: Sequence[Topic], name: str) -> Topic:
    """The topic by id, title or another name.

    Raises:
        NotFound: nothing is called so; the hint names the nearest.
    """
    from backcare_tui.domain.text import first_line, nearest

    wanted = name.strip().casefold()
    known: dict[str, Topic] = {}
    for topic in every:
        for each in (topic.id, topic.title, *topic.names):
            known.setdefault(each.casefold(), topic)
    if wanted in known:
        return known[wanted]
    near = nearest(wanted, list(known))
    raise NotFound(
        _("There is no topic “{topic}”.").format(topic=first_line(name, 40)),
        _("Did you mean {name}?").format(name=known[near].id)
        if near
        else _("backcare learn lists the topics."),
    )
