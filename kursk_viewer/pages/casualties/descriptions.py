"""Casualties in words: the read-outs of bars and answers, and what stands above them."""

from __future__ import annotations

from kursk_viewer.pages.casualties.records import Answer, AnsweredQuestion, Bar
from kursk_viewer.pages.claims_chart import Sign, SignSample, read_out
from kursk_viewer.translation import tr


def bar_read_out(bar: Bar) -> str:
    """One bar as hovering and the keyboard cursor tell it."""
    return read_out(bar.shown, bar.remark, bar.reason)


def answer_read_out(answer: Answer) -> str:
    """One answer."""
    return read_out(answer.shown, answer.rank, answer.reason)


def answer_in_words(answer: Answer) -> str:
    """One answer as a part of a sentence."""
    one = answer.shown
    text = f"{one.claimant}: {one.spoken}, {answer.details}"
    return f"{answer.group}: {text}" if answer.group else text


def answers_subtitle(question: AnsweredQuestion) -> str:
    """What a question asks, and which answers to it are shown."""
    which = tr(
        "Each claimant's latest figure, an older one where the newer is not comparable, and what "
        "contradicts them."
    )
    return " ".join(filter(None, (question.definition, which)))


def answers_signs(question: AnsweredQuestion) -> tuple[SignSample, ...]:
    """The signs that are drawn of the answers to a question, with their words."""
    found: dict[Sign, str] = {}
    for answer in question.answers:
        one = answer.shown
        own = [Sign.HOLLOW] if answer.hollow else []
        own += [Sign(one.open)] if one.open else []
        own += [Sign.DISPUTED] if one.opposed else []
        own += [Sign.RANGE] if one.far is not None else []
        for sign in own:
            found.setdefault(sign, one.marker)
    words = {Sign.HOLLOW: tr("another scope, or on no line over time; its row says which")}
    return tuple(
        SignSample(sign=sign, words=words.get(sign, tr(sign.label)), marker=found[sign], level=True)
        for sign in Sign
        if sign in found
    )


def bars_description(subtitle: str, drawn: list[Bar], disclaimer: str) -> str:
    """The bars in one sentence."""
    if not drawn:
        return tr("No figure on people to draw.")
    parts = []
    for bar in drawn:
        text = f"{bar.label}: {bar.shown.spoken}"
        remarks = "; ".join(filter(None, (bar.note.rstrip("."), bar.shown.dispute)))
        if remarks:
            text += f" ({remarks})"
        if bar.parts:
            text += " ({})".format(
                "; ".join(f"{part.label}: {part.shown.spoken}" for part in bar.parts)
            )
        parts.append(text)
    return tr("Bar chart. {subtitle}. {bars}. {disclaimer}.").format(
        subtitle=subtitle, bars="; ".join(parts), disclaimer=disclaimer
    )
