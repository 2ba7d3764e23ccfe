"""A document outside a window keeps what it tells and loses what only a window can do."""

from __future__ import annotations

import pytest

from kursk_viewer.pages.document import (
    ACTION,
    RECORD,
    STRONG,
    VIEW,
    Block,
    ChartBlock,
    ColumnHead,
    ColumnsBlock,
    DocumentCell,
    HeadingBlock,
    ParagraphBlock,
    RuleBlock,
    Run,
    TableBlock,
    composed,
    every_block,
    standing_alone,
    text_of,
)

GO = Run(text="Go there", target=VIEW + "timeline")
DO = Run(text="Do it", target=ACTION + "print")
SCREEN = Run(text="on the screen", screen=True)
SIGN = Run(text=" · ")
TOLD = Run(text="Told", target=RECORD + "told")


def head(
    level: int, text: str = "Head", beside: tuple[Run, ...] = (), aside: tuple[Run, ...] = ()
) -> HeadingBlock:
    return HeadingBlock(level=level, text=text, beside=beside, aside=aside)


def told(*runs: Run, aside: tuple[Run, ...] = ()) -> ParagraphBlock:
    return ParagraphBlock(runs=runs or (TOLD,), aside=aside)


@pytest.mark.parametrize(
    ("blocks", "left"),
    [
        ((told(),), (told(),)),
        ((told(TOLD, SIGN, GO),), (told(TOLD, SIGN),)),
        ((told(TOLD, SCREEN, DO),), (told(),)),
        ((told(GO), told(SIGN, DO), told(SCREEN)), ()),
        ((told(GO, aside=(TOLD,)),), (ParagraphBlock(runs=(), aside=(TOLD,)),)),
        ((told(TOLD, aside=(GO,)),), (told(),)),
        ((told(SIGN),), (told(SIGN),)),
        ((told(Run(text="a  b   c")),), (told(Run(text="a · b ·  c")),)),
        ((head(2, beside=(GO,), aside=(TOLD, DO)), told()), (head(2, aside=(TOLD,)), told())),
        ((head(1),), (head(1),)),
        ((head(1), head(2), told(GO)), (head(1),)),
        ((head(2), head(2, "Next"), told()), (head(2, "Next"), told())),
        ((head(2), head(3), told()), (head(2), head(3), told())),
        ((head(2), head(3), head(2, "Next"), told()), (head(2, "Next"), told())),
        ((head(3), head(2), told()), (head(2), told())),
        ((head(1), head(1, "Again"), told()), (head(1), head(1, "Again"), told())),
        ((head(2), RuleBlock(), told()), (RuleBlock(), told())),
        ((head(1), RuleBlock(), told()), (head(1), RuleBlock(), told())),
        ((RuleBlock(), RuleBlock(strong=True), told()), (RuleBlock(strong=True), told())),
        ((RuleBlock(), head(2), told()), (head(2), told())),
        ((RuleBlock(), head(3), told()), (head(3), told())),
        ((told(), RuleBlock(), head(2)), (told(),)),
    ],
)  # fmt: skip
def test_what_stands_alone(blocks: tuple[Block, ...], left: tuple[Block, ...]) -> None:
    assert standing_alone(blocks) == left


def test_columns_that_begin_with_a_command_go_and_the_others_share_the_width() -> None:
    columns = ((told(),), (told(GO), told()), (told(), head(2)), (), (head(2), told(DO)))
    made = standing_alone((ColumnsBlock(columns=columns, shares=(0.1, 0.2, 0.3, 0.3, 0.1)),))
    (block,) = made
    assert isinstance(block, ColumnsBlock)
    assert block.columns == ((told(),), (told(),))
    assert block.shares == pytest.approx((0.25, 0.75))
    assert standing_alone((ColumnsBlock(columns=((told(GO),),), shares=(1.0,)),)) == ()


def test_a_table_keeps_its_cells_and_a_chart_stays() -> None:
    table = TableBlock(
        caption="Table",
        head=(ColumnHead(text="One"), ColumnHead(text="Two")),
        rows=((DocumentCell(runs=(TOLD, GO), bar=0.5), DocumentCell(runs=(DO,))),),
    )
    chart = ChartBlock(title="Chart", description="Of it.", data=None, height=3.0)
    left = table.replace(rows=((DocumentCell(runs=(TOLD,), bar=0.5), DocumentCell()),))
    assert standing_alone((table, chart)) == (left, chart)


def test_every_block_is_found_in_the_order_of_reading() -> None:
    inner = ColumnsBlock(columns=((told(GO),), (told(DO),)), shares=(0.5, 0.5))
    outer = ColumnsBlock(columns=((head(2), inner), (told(),)), shares=(0.5, 0.5))
    blocks = (head(1), outer, RuleBlock())
    assert list(every_block(blocks)) == [head(1), head(2), told(GO), told(DO), told(), RuleBlock()]


def test_a_sentence_is_composed_of_runs_in_its_own_order() -> None:
    figure = Run(text="5", style=STRONG)
    runs = composed("{what}: {figure} of them, {what}", what="tanks", figure=figure)
    assert runs == (Run(text="tanks"), Run(text=": "), figure, Run(text=" of them, "), runs[0])
    assert text_of(runs) == "tanks: 5 of them, tanks"
    assert composed("{what}", what="") == ()
