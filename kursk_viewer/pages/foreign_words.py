"""Ukrainian questions as English ones, in the words and names that the reader of questions knows.

Apart because questions are read in English alone. A name is known by its translation in the
dossier, whatever ending it has; a verb or a word that asks by the table below. Who does it, who
suffers it and who says it is told by the ending and the verb, not by the order of words: the
English question has the order that tells the same. A word that is not known stays as it is, and
must then stand in a text that answers.
"""

from __future__ import annotations

import re

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.pages.finding import PLAIN
from kursk_viewer.pages.question_words import LOSSES, is_foreign
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kursk_viewer.pages.finding import Folding


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LONG = 4
_ENDING = 3
_ASKING = {
    "скільки": "how many", "скількох": "how many", "хто": "who", "ким": "who", "коли": "when",
    "де": "where", "куди": "where", "звідки": "where", "чи": "is", "що": "what", "чому": "why",
    "який": "which", "яка": "which", "яке": "which", "які": "which", "яких": "which", "як": "how",
    "якими": "which", "якою": "which", "яку": "which",
}  # fmt: skip
"""Words that ask, which no record needs to hold."""
_BINDING = _words(
    "а або але б був була були було бути в вже все всі всіх всього від вона вони воно він від до"
    " є ж же з за загалом зараз зі і із його й їх їхні їхніх кількість людей людина люди людьми"
    " на нам нас не ним ними ні ніж осіб особи під по про разом рік року році роки роками саме"
    " сам сама самі собі станом та так там те ти тих того тоді той тому ті то у усе усі усіх"
    " усього час через це цей цим ці цих цього цьому ця цю число щодо ще щоб усередині всередині"
    " протягом справді взагалі нині досі дійсно хоч хоча день дня днів дату дата дати відомо"
    " відомі участь брали бере беруть"
)
"""Words that bind others, or are passed over as their like in English."""
_OWN = _words("свої своїх власні власних свою своя власну собою")
_SAID_BY = _words("даними словами оцінкою оцінками версією заявою заявами думку згідно")
"""Before these stands whose words they are: “за даними Генштабу”."""
_VERBS = {
    "says": "каж каза сказа говор заяв повідом стверд назв назива навод вважа",
    "estimates": "оцін", "counts": "рахує порах підрах", "admits": "визна",
    "confirmed": "підтвер", "denied": "запереч", "disputed": "спірн оспор", "true": "правд достов",
    "contradicts": "супереч", "verified": "перевір",
    "lost": "втрат втрач", "suffered": "зазна понес",
    "killed": "вби", "died": "загин загиб полягл помер", "dead": "мертв",
    "wounded": "поран", "captured": "полони", "missing": "зник", "destroyed": "знищ підби",
    "taken": "взя захоп", "shot": "збит збил", "inflicted": "завда",
    "withdrawn": "виве відве відійш відхо відступ покин пішл піти залиш вийш",
    "begun": "поча почи почн розпоч", "ended": "скінч закінч заверш припин", "lasted": "трива",
    "retaken": "поверн звільн відби відво",
    "happened": "стало стала відбу трапи", "": "потрап",
    "held": "утрим втрим контрол", "sent": "відправ надісл розгорн перекин",
    "fight": "воюва воює воюю бою боях боїв",
}  # fmt: skip
"""What is done or said, each with the beginnings of its words."""
_CALLED = {
    "losses": "=втрати =втрат =втратам =втратами =втратах", "prisoners": "полонен =полон =полону",
    "soldiers": "солдат військов бійц боєць військовослуж", "equipment": "технік озброєн",
    "area": "територ площ земл", "square kilometres": "кілометр", "villages": "=сіл =села =село",
    "drones": "бпла безпілот", "helicopters": "вертол", "planes": "авіац",
    "MLRS": "=рсзв", "APC": "=бтр", "IFV": "=бмп", "ACV": "=ббм бронемаш",
    "air defence": "=ппо зеніт", "artillery": "артил гармат гаубиц", "trucks": "вантажів автомоб",
    "armoured vehicles": "бронетех", "brigades": "бригад", "largest": "найбільш",
    "civilians": "цивіл мирн", "conscripts": "строков", "irrecoverable": "безповор",
    "settlements": "населен", "": "пункт безвіст", "all": "=всю =усю =весь =увесь =вся =уся",
    "operation": "операц наступ", "Kursk": "курськ курщин",
}  # fmt: skip
"""What the dossier has no translated name for. After = a whole word."""
_PARTIES = {
    "Kyiv": "=київ києв", "Moscow": "=москва москв", "Seoul": "=сеул сеул",
    "Pyongyang": "=пхеньян пхенья", "Washington": "=вашингтон вашинг", "US": "=сша америк",
    "London": "=лондон =британія лондон британ", "UN": "=оон", "Russia": "=рф", "Ukraine": "=зсу",
    "North Korea": "=кндр =корейці =корея коре", "Ukraine's General Staff": "=генштаб генштаб",
}  # fmt: skip
"""Parties by other names; after = the form in which they are the subject, a whole word."""
_ACTS = _words("killed wounded captured destroyed taken shot inflicted")
_SURE = _words(
    "admits captured counts dead destroyed died disputed estimates inflicted killed lost missing"
    " says suffered taken wounded"
)
"""Verbs that need to stand in no text, or have no other that means the same."""
_SAYING = _words("says estimates counts admits confirmed denied")
_ACTIVE = ("в", "ла", "ло", "ли", "є", "ить", "ять", "ють", "уть", "ти")
"""Endings of verbs whose subject does it."""
_MEMBERS = ("ни", "ці", "кі")
"""Endings of people, and of their adjective, where they are the subject."""
_BY_WHOM = ("ою", "єю", "ами", "ями", "им", "ім", "ком", "ом", "ем")
"""Endings of those by whom something is done."""
_PEOPLE = re.compile("(?:ян|ян[иамх]+|ц[іівямх]+|ець|ськ.*)$").search
"""Endings of people and of their adjective, by which their country is told from them."""
_FROM = "від"
"""Stands before those at whose hands somebody died."""
_MONTHS = {
    "січ": "january", "лют": "february", "берез": "march", "квіт": "april", "трав": "may",
    "черв": "june", "лип": "july", "серп": "august", "верес": "september", "жовт": "october",
    "листоп": "november", "груд": "december",
}  # fmt: skip
_BEFORE_DAY = {
    "до": "until", "з": "since", "від": "since", "із": "since", "після": "after", "перед": "before",
    "у": "in", "в": "in", "на": "in", "за": "in", "станом": "in",
}  # fmt: skip


class InEnglish(Record):
    """A question in English words. `strange` tells that it has words which are not known, `sure`
    that all verbs of it are understood so well that a text which says it would be found; `own` has
    the words of the question for those in English."""

    text: str
    strange: bool
    sure: bool
    own: tuple[tuple[str, str], ...]

    def in_own_words(self, told: str) -> str:
        """A text that quotes the English words with those of the question in their place."""
        for english, word in self.own:
            quoted = tr("“{word}”")
            told = told.replace(quoted.format(word=english), quoted.format(word=word))
        return told


class _Word(Record):
    """A word of the question or a name of several: what it is, and the English of it. `before` is
    the word before that tells something, `beside` the one right before it."""

    role: str
    english: str
    text: str
    nominative: bool = False
    before: str = ""
    beside: str = ""


class ForeignWords:
    """What words of another script stand for, by the table and by the names that a dossier and its
    original have for the same."""

    def __init__(self, dossier: Dossier, folding: Folding) -> None:
        self._folding = folding
        self._names = {
            tuple(PLAIN.text(name).split()): (role, other)
            for role, name, other in _names(dossier)
            if is_foreign(name) and other
        }
        self._longest = max(map(len, self._names), default=0)
        self._people = {
            root: party.adjective
            for name, party in (dossier.original or dossier).parties.items()
            if party.adjective and (root := _root(folding.text(dossier.parties[name].adjective)))
        }
        self._known = [
            (folding.text(beginning), role, english)
            for role, table in (("verb", _VERBS), ("called", _CALLED), ("party", _PARTIES))
            for english, beginnings in table.items()
            for beginning in beginnings.split()
        ]
        self._asking = {folding.text(word): other for word, other in _ASKING.items()}
        self._binding = {folding.text(word) for word in _BINDING}
        self._own = {folding.text(word) for word in _OWN}
        self._said_by = {folding.text(word) for word in _SAID_BY}
        self._before_day = {folding.text(word): other for word, other in _BEFORE_DAY.items()}
        self._months = {folding.text(word): other for word, other in _MONTHS.items()}

    def in_english(self, question: str) -> InEnglish:
        """The question in English words."""
        words = self._read(self._words(question))
        claimants, doers, others = _parted(words)
        asked = next((word.english for word in words if word.role == "ask"), "")
        if asked == "how many" and any(word.english == "lasted" for word in words):
            asked = "how long"
        told = [word.english for word in others if word.role not in ("party", "day")]
        counted = any(word.role in ("measure", "called") for word in words)
        told = [word if counted or word != "destroyed" else "killed" for word in told]
        told = [word if doers or word != "shot" else "lost" for word in told]
        done = "inflicted" if counted else "taken"
        told += [f"{done} by {word.english}" for word in doers]
        told += [f"of {word.english}" for word in others if word.role == "party"]
        told += [f"according to {word.english}" for word in claimants]
        told += [word.english for word in others if word.role == "day"]
        return InEnglish(
            text=" ".join(filter(None, (asked, *told))),
            strange=any(word.role == "unknown" for word in words),
            sure=all(word.role != "verb" or word.english in _SURE for word in words),
            own=tuple(
                (self._folding.text(word.english), self._as_asked(question, word.text))
                for word in words
                if word.english
            ),
        )

    def _as_asked(self, question: str, folded: str) -> str:
        """A word or name as the question has it."""
        asked = question.replace("?", " ").split()
        for length in range(1, len(asked) + 1):
            for place in range(len(asked) - length + 1):
                text = " ".join(asked[place : place + length]).strip(".,;:!'\"<>")
                if " ".join(self._words(text)) == folded:
                    return text
        return folded

    def asks(self, text: str) -> bool:
        """Whether the words ask something."""
        return "?" in text or any(word in self._asking for word in self._words(text))

    def content(self, text: str, *, answered: bool) -> str:
        """The words without those that ask, and in a question that is answered without those of
        losing; as they are where none is left."""
        if '"' in text:
            return text
        passed = self._asking.keys() | self._binding | self._before_day.keys()
        kept = [word for word in self._words(text) if word not in passed]
        if answered:
            kept = [w for w in kept if self._single(w, asked=True)[1].english not in LOSSES]
        return " ".join(kept) or text

    def _words(self, text: str) -> list[str]:
        return [word.strip("'\"<>") for word in self._folding.text(text.replace("?", " ")).split()]

    def _read(self, words: list[str]) -> list[_Word]:
        found: list[_Word] = []
        place, before = 0, ""
        while place < len(words):
            length, word = (
                self._day(words, place)
                or self._person(words[place])
                or self._named(words, place)
                or self._single(words[place], asked=any(each.role == "ask" for each in found))
            )
            if word.role != "passed":
                beside = words[place - 1] if place else ""
                found.append(word.replace(before=before, beside=beside))
                before = words[place]
            place += length
        return found

    def _person(self, word: str) -> tuple[int, _Word] | None:
        for root, name in self._people.items():
            if word.startswith(root[:-1]) and _PEOPLE(word):
                subject = word.endswith(_MEMBERS)
                return 1, _Word(role="party", english=name, text=word, nominative=subject)
        return None

    def _single(self, word: str, *, asked: bool) -> tuple[int, _Word]:
        if word in self._asking:
            role = "passed" if asked else "ask"
            return 1, _Word(role=role, english=self._asking[word], text=word)
        if word in self._said_by:
            return 1, _Word(role="said by", english="", text=word)
        if word in self._own:
            return 1, _Word(role="own", english="own", text=word)
        if word in self._binding or word in self._before_day:
            return 1, _Word(role="passed", english="", text=word)
        if not is_foreign(word):
            return 1, _Word(role="figure", english=word, text=word)
        role, english, length, subject = "unknown", word, 0, False
        for beginning, kind, other in self._known:
            whole = beginning.startswith("=")
            hit = word == beginning[1:] if whole else _euphonic(word).startswith(beginning)
            if hit and len(beginning) > length:
                role, english, length, subject = kind, other, len(beginning), whole
        return 1, _Word(role=role, english=english, text=word, nominative=subject)

    def _named(self, words: list[str], place: int) -> tuple[int, _Word] | None:
        for length in range(min(self._longest, len(words) - place), 0, -1):
            some = tuple(words[place : place + length])
            for name, (role, english) in self._names.items():
                if len(name) == length and all(map(_alike, name, some)):
                    text = " ".join(some)
                    nominative = role == "party" and some == name
                    return length, _Word(
                        role=role, english=english, text=text, nominative=nominative
                    )
        return None

    def _day(self, words: list[str], place: int) -> tuple[int, _Word] | None:
        """A day, a month or a year, with what stands before it."""
        rest = words[place:]
        before = self._before_day.get(words[place - 1] if place else "", "")
        day = [rest[0]] if re.fullmatch("0?[1-9]|[12][0-9]|3[01]", rest[0]) else []
        month = rest[len(day)] if len(rest) > len(day) else ""
        name = next((other for root, other in self._months.items() if month.startswith(root)), "")
        year = rest[len(day) + bool(name) :][:1] if name or not day else []
        year = year if year and re.fullmatch("(?:19|20)[0-9]{2}", year[0]) else []
        if not name and not (year and before):
            return None
        named = " ".join((*day, *([name] if name else []), *year))
        english = f"{before or 'in'} {named}"
        return len(day) + bool(name) + len(year), _Word(role="day", english=english, text=named)


def _alike(name: str, word: str) -> bool:
    """Whether a word is that of a name but for its ending."""
    if name == word:
        return True
    alike = max(_LONG, max(len(name), len(word)) - _ENDING)
    return name[:alike] == word[:alike] and min(len(name), len(word)) >= _LONG


def _euphonic(word: str) -> str:
    """The same word with В where У stands for it before a consonant: убито → вбито."""
    return f"в{word[1:]}" if word[:1] == "у" and word[1:2] not in "аеиіоуюяє" else word


def _root(adjective: str) -> str:
    """What the people and the adjective have in common: українські → україн."""
    return re.sub("с?ьк.*$", "", adjective)


def _parted(words: list[_Word]) -> tuple[list[_Word], list[_Word], list[_Word]]:
    """Who says it, who does it, and the words that are left."""
    parties = [word for word in words if word.role == "party"]
    says = [place for place, word in enumerate(words) if word.english in _SAYING]
    acting = [word for word in words if word.english in _ACTS]
    active = any(word.text.endswith(_ACTIVE) for word in acting)
    suffered = acting or any(word.english == "died" for word in words)
    sources = {word.text for word in words if word.role == "said by"}
    claimants = [word for word in parties if word.before in sources]
    if says and not claimants:
        speakers = [word for word in parties if word.nominative or word.text.endswith(_BY_WHOM)]
        near = sorted(speakers, key=lambda word: abs(words.index(word) - says[0]))
        claimants = near[:1]
    doers = [
        word
        for word in parties
        if word not in claimants
        and (
            (acting and (word.text.endswith(_BY_WHOM) or (active and word.nominative)))
            or (suffered and word.beside == _FROM)
        )
    ]
    left = [
        word
        for word in words
        if word.role not in ("ask", "said by") and word not in claimants and word not in doers
    ]
    return claimants, doers, left


def _names(dossier: Dossier) -> Iterator[tuple[str, str, str]]:
    """What the dossier names in both languages: role, name, and the same in the original."""
    original = dossier.original or dossier
    for name, party in dossier.parties.items():
        other = original.parties[name]
        plain = other.name.split(" (")[0]
        yield "party", party.name.split(" (")[0], plain
        yield "party", party.short, other.short
        yield "party", party.state, other.state
    for name, side in dossier.sides.items():
        yield "party", side.label, original.sides[name].label
    for name, measure in dossier.measures.items():
        other_label = original.measures[name].label
        if other_label.casefold() not in _VERBS:
            yield "measure", measure.label.split(" (")[0], other_label.split(" (")[0]
    for name, event in dossier.events.items():
        yield "place", event.place.split(",")[0], original.events[name].place.split(",")[0]
