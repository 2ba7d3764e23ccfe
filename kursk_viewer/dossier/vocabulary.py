"""The words that a data file may use where a choice is closed; `pages.wording` has their labels."""

SIDES = (
    "ukraine", "russia", "north_korea", "third_state", "independent", "media", "compiler", "none",
)  # fmt: skip
PARTY_KINDS = ("belligerent", "third_state", "independent", "media", "compiler", "concerned")
SOURCE_KINDS = (
    "news", "agency_text", "state_media", "state_agency", "state_linked", "aligned_site",
    "copy", "official", "reference", "dataset",
)  # fmt: skip
PUBLISHED_BASES = ("page", "text", "address", "inferred", "none")
AS_OF_BASES = ("text", "statement_date", "other_source", "inferred", "none")
MEASURE_GROUPS = ("people", "equipment", "territory", "strength")
ATTRIBUTIONS = ("explicit", "by_context", "unattributed")
STATUSES = ("claimed", "derived", "disputed", "superseded")
WHEN_BASES = ("event", "report", "inferred")
CATEGORIES = (
    "ground", "air_strike", "territory", "foreign_troops", "captives", "diplomacy", "statement",
)  # fmt: skip
INDEPENDENCE = ("one_outlet", "same_origin", "several_origins")
RELATIONS = ("contradicts", "supersedes", "refines", "explains", "see_also", "breaks_series")
