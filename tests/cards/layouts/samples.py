"""Ten cards of one post in both languages, and hostile ones, as the localise stage makes them.

The figures are those of the post on what a 20-billion-parameter model and its KV cache need.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from generator.localise.card import (
    Bar,
    BarsCard,
    Card,
    CardBody,
    CompareCard,
    CoverCard,
    Factor,
    FormulaCard,
    GrowthCard,
    GrowthLine,
    Limit,
    MythCard,
    NumberCard,
    Point,
    Scale,
    StackCard,
    StackLine,
    StatementCard,
    TakeawayCard,
)
from generator.localise.figure import Figure, Receipt, Rich, Run, RunKind

GB = 8e9
LANGUAGES = ("en", "zh-TW")


def rich(text: str) -> Rich:
    """Read `*strong*` and `#number#` marks: "needs #1.2 GB# *now*"."""
    runs: list[Run] = []
    for i, piece in enumerate(text.replace("#", "*#").split("*")):
        numbered = piece.startswith("#")
        words = piece.removeprefix("#")
        kind: RunKind = "text" if i % 2 == 0 else "number" if numbered else "strong"
        if words:
            runs.append(Run(words, kind, "x" if kind == "number" else ""))
    return tuple(runs)


def figure(text: str, amount: float, label: str = "", ref: str = "x") -> Figure:
    """Split "10.3 GB" into number and unit."""
    number, _, unit = text.partition(" ")
    return Figure(ref, text, number, unit, amount, label)


def gigabytes(text: str, label: str = "") -> Figure:
    """Make a figure in GB from its digits."""
    return figure(f"{text} GB", float(text.replace(",", "")) * GB, label)


def card(
    kind: str,
    body: CardBody,
    lang: str,
    index: int,
    receipt: Receipt | None = None,
    cite: str = "",
) -> Card:
    chinese = lang == "zh-TW"
    return Card(
        kind=kind,
        body=body,
        lang=lang,
        topic="記憶體" if chinese else "Memory",
        colour="signal",
        date=dt.date(2026, 1, 28),
        series="Jin 每日 AI 冷知識" if chinese else "Jin Daily AI Trivia",
        index=index,
        count=10,
        alt="",
        receipt=receipt,
        cite=cite,
        field=f"cards[{index}].{kind}",
    )


def _bars(chinese: bool) -> tuple[tuple[Bar, ...], Limit]:
    bars = (
        Bar("BF16", gigabytes("40"), True),
        Bar("FP8", gigabytes("20"), True),
        Bar("FP4", gigabytes("10"), False),
    )
    return bars, Limit(12 * GB, 13 * GB, "可用 12–13 GB" if chinese else "usable 12–13 GB")


def _growth(chinese: bool) -> GrowthCard:
    tokens = (4096, 32768, 131072, 10_000_000)
    words = ("283 MB", "2.26 GB", "9.06 GB", "691 GB")
    cache = tuple(
        Point(figure(f"{n:,} tokens", n), figure(word, n * 69120 * 8))
        for n, word in zip(tokens, words, strict=True)
    )
    state = tuple(Point(p.x, figure("13.1 MB", 13.1e6 * 8)) for p in cache)
    decades = ("10 MB", "100 MB", "1 GB", "10 GB", "100 GB", "1 TB")
    powers = ("1k", "10k", "100k", "1M", "10M")
    note = "對數刻度" if chinese else "log scale"
    return GrowthCard(
        title=rich(
            "Transformer 什麼都記著，RNN 只留摘要。"
            if chinese
            else "A Transformer remembers everything. An RNN keeps a summary."
        ),
        lines=(
            GrowthLine("KV 快取" if chinese else "KV cache", cache),
            GrowthLine(
                "滾動狀態（Mamba、RWKV）" if chinese else "rolling state (Mamba, RWKV)", state
            ),
        ),
        x=Scale(tuple((10.0 ** (3 + i), w) for i, w in enumerate(powers)), log=True, note=note),
        y=Scale(tuple((8e7 * 10.0**i, w) for i, w in enumerate(decades)), log=True, note=note),
        x_name="token 數" if chinese else "tokens",
        mark=figure("691 GB", 691.2 * GB),
    )


def _stack(chinese: bool) -> StackCard:
    weights = gigabytes("10", "權重" if chinese else "weights")
    kv = "KV"
    unit = "token" if chinese else "tokens"
    rows = (
        StackLine(
            f"4k {unit}", (weights, figure("283 MB", 0.283 * GB, kv)), gigabytes("10.3"), True
        ),
        StackLine(f"32k {unit}", (weights, gigabytes("2.26", kv)), gigabytes("12.3"), True),
        StackLine(f"128k {unit}", (weights, gigabytes("9.06", kv)), gigabytes("19.1"), False),
    )
    _, limit = _bars(chinese)
    title = (
        "FP4 裝得下——直到你把上下文視窗打開。"
        if chinese
        else "FP4 fits. Then you open the context window."
    )
    return StackCard(rich(title), rows, limit)


def _formula(chinese: bool) -> FormulaCard:
    names = (
        ("2", "層數", "隱藏維度", "token 數", "每值位元組")
        if chinese
        else ("2", "layers", "hidden size", "tokens", "bytes per value")
    )
    numbers = ("2", "24", "2,880", "4,096", "0.5")
    aside = "鍵與值" if chinese else "key + value"
    factors = tuple(
        Factor("×" if i else "", name, number, "" if i else aside)
        for i, (name, number) in enumerate(zip(names, numbers, strict=True))
    )
    return FormulaCard(
        title=rich(
            "每多一個 token，快取就再長大一點"
            if chinese
            else "The cache that grows with every token"
        ),
        symbol="KV 快取" if chinese else "KV cache",
        factors=factors,
        result=figure("283 MB", 283115520 * 8),
        also="= 270 MiB",
    )


def _compare(chinese: bool) -> CompareCard:
    if chinese:
        return CompareCard(
            rich("記憶的兩種做法"),
            ("Transformer", "Mamba"),
            (
                ("記住什麼", (rich("每一個 token"), rich("一份滾動摘要"))),
                ("4k token", (rich("#283 MB#"), rich("#13.1 MB#"))),
                ("1000 萬 token", (rich("#691 GB#"), rich("#13.1 MB#"))),
                ("代價", (rich("記憶體隨長度成長"), rich("舊的細節會淡去"))),
            ),
        )
    return CompareCard(
        rich("Two ways to remember"),
        ("Transformer", "Mamba"),
        (
            ("Keeps", (rich("every token"), rich("one rolling summary"))),
            ("4k tokens", (rich("#283 MB#"), rich("#13.1 MB#"))),
            ("10M tokens", (rich("#691 GB#"), rich("#13.1 MB#"))),
            ("Price", (rich("memory grows with length"), rich("old details fade"))),
        ),
    )


def _takeaway(chinese: bool) -> TakeawayCard:
    url = "https://jin.example/llm-memory-101/"
    if chinese:
        return TakeawayCard(
            rich("買記憶體之前，先算三件事"),
            (
                rich("權重 = 參數 × 位元組。位元組砍半，模型就砍半。"),
                rich("快取 = token × 常數。長上下文是用記憶體買來的。"),
                rich("有人說支援 1000 萬 token？先問那 #691 GB# 放在哪。"),
            ),
            "自己改數字算算看",
            "jin.example/llm-memory-101",
            url,
        )
    return TakeawayCard(
        rich("Before you buy the RAM"),
        (
            rich("Weights = parameters × bytes. Halve the bytes, halve the model."),
            rich("Cache = tokens × a constant. Long context is bought in RAM."),
            rich("Someone promises 10M tokens? Ask where the #691 GB# lives."),
        ),
        "Change the numbers yourself",
        "jin.example/llm-memory-101",
        url,
    )


def deck(lang: str) -> tuple[Card, ...]:
    """Give one card of each layout, in the order of a post."""
    chinese = lang == "zh-TW"
    bars, limit = _bars(chinese)
    model = "gpt-oss-20b 模型卡" if chinese else "gpt-oss-20b model card"
    mac = "llama.cpp 在 Mac mini M4 上的紀錄" if chinese else "llama.cpp log on a Mac mini M4"
    source = "來源：" if chinese else "Source: "
    both = f"{source}{model}；{mac}" if chinese else f"{source}{model}; {mac}"
    cover = CoverCard(
        rich(
            "16 GB 的 Mac mini，裝得下 20B 模型嗎？"
            if chinese
            else "Can a 20B model fit in a 16 GB Mac mini?"
        ),
        bars,
        limit,
    )
    number = NumberCard(
        rich("BF16 的每個參數要佔" if chinese else "Every BF16 parameter costs"),
        figure("2 位元組" if chinese else "2 bytes", 16),
        rich(
            "所以就連只有 6 億參數的「小」語音模型，一個 token 都還沒讀，光權重就要 #1.2 GB#。"
            if chinese
            else "So even a “small” 0.6-billion-parameter speech model needs #1.2 GB# "
            "before it has read a single token."
        ),
    )
    statement = StatementCard(
        rich(
            "模型的重量你付一次，對話的記憶你每個 token 都要付。"
            if chinese
            else "You pay for the weights once. You pay for the conversation with every token."
        ),
        rich(
            "每個 token 在 24 層裡各留下一把鍵和一個值，一共 #69 KB#。"
            if chinese
            else "Each token leaves one key and one value in all 24 layers: #69 kB#."
        ),
    )
    bars_card = BarsCard(
        rich(
            "少存幾個位元，模型就縮一半"
            if chinese
            else "Fewer bits per weight, half the model each time"
        ),
        bars,
        limit,
        rich(
            "同樣 200 億個參數，只是每個用 16、8 或 4 個位元來存。"
            if chinese
            else "The same 20 billion parameters, stored in 16, 8 or 4 bits each."
        ),
    )
    myth = MythCard(
        rich("模型裝得進記憶體，就跑得動" if chinese else "If the weights fit, the model runs"),
        gigabytes("19.1"),
        rich(
            "權重只有 #10 GB#，但讀到 128k token 時，快取又要了 #9.06 GB#。"
            if chinese
            else "The weights take #10 GB#. At 128k tokens the cache asks for #9.06 GB# more."
        ),
    )
    params = "0.6 B 參數 × 2 B" if chinese else "0.6 B params × 2 B"
    sum_ = "權重 10 GB + 快取 9.06 GB" if chinese else "10 GB weights + 9.06 GB cache"
    product = "2 × 24 × 2,880 × 4,096 × 0.5 B"
    long_product = "2 × 24 × 2,880 × 10,000,000 × 0.5 B"
    param_word = "參數" if chinese else "param"
    return (
        card("cover", cover, lang, 0, None, both),
        card("number", number, lang, 1, Receipt(params, "= 1.2 GB"), f"{source}Qwen3-ASR-0.6B"),
        card(
            "statement",
            statement,
            lang,
            2,
            Receipt("2 × 24 × 2,880 × 0.5 B", "= 69.1 kB"),
            f"{source}{model}",
        ),
        card(
            "formula",
            _formula(chinese),
            lang,
            3,
            Receipt(product, "= 283,115,520 B"),
            f"{source}{model}",
        ),
        card(
            "bars",
            bars_card,
            lang,
            4,
            Receipt(f"20 B {param_word} × 0.5 B/{param_word}", "= 10 GB"),
            both,
        ),
        card("stack", _stack(chinese), lang, 5, Receipt(sum_, "= 19.06 GB"), both),
        card(
            "growth",
            _growth(chinese),
            lang,
            6,
            Receipt(long_product, "= 691 GB"),
            f"{source}{model}",
        ),
        card(
            "compare",
            _compare(chinese),
            lang,
            7,
            Receipt("691 GB ÷ 13.1 MB", "≈ 52,700"),
            f"{source}{model}",
        ),
        card("myth", myth, lang, 8, Receipt(sum_, "= 19.06 GB"), both),
        card("takeaway", _takeaway(chinese), lang, 9),
    )


def _limit(low: float, high: float, text: str) -> Limit:
    return Limit(low * GB, high * GB, text)


def _hostile_bars() -> dict[str, CardBody]:
    title = rich("Held against the limit")
    usable = _limit(12, 13, "usable 12–13 GB")
    tiny = (
        Bar("cache", figure("13.1 MB", 0.0131 * GB), False),
        Bar("weights", gigabytes("40"), True),
    )
    equal = tuple(Bar(f"run {i}", gigabytes("10"), False) for i in range(1, 5))
    on_limit = (Bar("exactly", gigabytes("12"), False), Bar("over", gigabytes("13.1"), True))
    long_label = (
        Bar("8-bit integers in blocks of 32", gigabytes("20"), True),
        Bar("每 32 個值共用一個縮放因子", gigabytes("10.6"), False),
        Bar("FP4", gigabytes("10"), False),
    )
    six = tuple(Bar(f"{2**i}k", gigabytes(str(3 + 7 * i)), i > 1) for i in range(6))
    rates = (
        Bar("batch 1", figure("1,234 tokens/s", 1234.0)),
        Bar("batch 64", figure("45,600 tokens/s", 45600.0)),
    )
    return {
        "bars tiny": BarsCard(title, tiny, usable),
        "bars equal": BarsCard(title, equal, usable),
        "bars on the limit": BarsCard(title, on_limit, _limit(12, 12, "limit 12 GB")),
        "bars long label": BarsCard(title, long_label, usable),
        "bars six": BarsCard(title, six, usable),
        "bars all over": BarsCard(title, (*six[2:5],), usable),
        "bars far limit": BarsCard(title, equal[:2], _limit(200, 220, "usable 200–220 GB")),
        "bars low limit": BarsCard(title, (*six[3:6],), _limit(1, 2, "usable 1–2 GB")),
        "bars one": BarsCard(title, (Bar("alone", gigabytes("10")),)),
        "bars long values": BarsCard(title, rates),
        "bars zero": BarsCard(title, (Bar("nothing", gigabytes("0")), Bar("none", gigabytes("0")))),
        "cover number": CoverCard(title, figure=figure("57 times", 57)),
        "cover words": CoverCard(rich("What does one question to a chatbot cost?")),
    }


def _hostile_stacks() -> dict[str, CardBody]:
    title = rich("Where the memory goes")
    usable = _limit(12, 13, "usable 12–13 GB")
    slivers = tuple(
        StackLine(
            f"a row whose own name is very long {i}",
            (gigabytes("10", "weights"), gigabytes("0.1", "activations"), gigabytes("0.2", "KV")),
            gigabytes("10.3"),
            True,
        )
        for i in range(3)
    )
    five = tuple(
        StackLine(
            f"{4 * 2**i}k tokens",
            (gigabytes("10", "weights"), gigabytes(str(i + 0.5), "KV")),
            gigabytes(str(i + 10.5)),
            i < 2,
        )
        for i in range(5)
    )
    exact = StackLine(
        "exactly", (gigabytes("9", "weights"), gigabytes("3", "KV")), gigabytes("12"), True
    )
    return {
        "stack slivers": StackCard(title, slivers, usable),
        "stack five": StackCard(title, five, usable),
        "stack limit at the edge": StackCard(
            title, (exact,), _limit(12, 12, "usable 12 GB, not more")
        ),
        "stack no limit": StackCard(title, (replace(exact, fits=None),)),
    }


def _line(label: str, points: dict[float, float]) -> GrowthLine:
    made = (Point(figure(f"{x:g}", x), figure(f"{y:g} GB", y)) for x, y in points.items())
    return GrowthLine(label, tuple(made))


def _hostile_growth() -> dict[str, CardBody]:
    title = rich("Three ways to grow")
    steps = Scale(tuple((float(i * 10), f"{i * 10} GB") for i in range(11)), log=False)
    sweep = Scale(tuple((float(i), str(i)) for i in range(11)), log=False)
    square = _line("quadratic", {x: x * x for x in range(11)})
    straight = _line("linear", {x: 10.0 * x for x in range(11)})
    flat = _line("constant", dict.fromkeys(map(float, range(11)), 5.0))
    close = _line("almost constant", dict.fromkeys(map(float, range(11)), 8.0))
    middle = figure("25 GB", 25)
    long_name = replace(square, label="quadratic attention over the whole conversation")
    return {
        "growth three": GrowthCard(title, (square, straight, flat), sweep, steps, "tokens", middle),
        "growth same": GrowthCard(
            title, (straight, replace(straight, label="the same")), sweep, steps, "tokens"
        ),
        "growth close": GrowthCard(
            title, (flat, close, straight), sweep, steps, "tokens", figure("5 GB", 5)
        ),
        "growth long name": GrowthCard(
            title, (long_name, flat), sweep, steps, "tokens", figure("100 GB", 100)
        ),
        "growth two points": GrowthCard(
            title,
            (_line("KV cache", {2000.0: 3.0, 8000.0: 12.0}),),
            Scale(((1000.0, "1k"), (10000.0, "10k")), log=True, note="log scale"),
            Scale(((0.0, "0 GB"), (5.0, "5 GB"), (10.0, "10 GB"), (15.0, "15 GB")), log=False),
            "tokens",
            figure("12 GB", 12),
        ),
    }


def _hostile_words() -> dict[str, CardBody]:
    note = rich("A short note.")
    return {
        "number long unit": NumberCard(
            rich("An hour of training takes"), figure("1,290 kWh per 1,000 queries", 1.0), note
        ),
        "number long": NumberCard(
            rich("Floating-point operations"), figure("314,000,000,000,000", 1.0), note
        ),
        "number bare": NumberCard(rich("Notes written"), figure("57", 57)),
        "formula eight": FormulaCard(
            rich("Everything that is multiplied"),
            "M_KV",
            tuple(
                Factor(
                    "×" if i else "",
                    f"factor {i} with a name",
                    f"{10**i:,}",
                    "why so" if i == 2 else "",
                )
                for i in range(8)
            ),
            figure("283 MB", 1.0),
            "= 270 MiB",
        ),
        "formula without words": FormulaCard(
            rich("Twice the layers"),
            "n",
            (Factor("", "", "2"), Factor("×", "layers", "24")),
            figure("48", 48),
        ),
        "compare three": CompareCard(
            rich("Three ways"),
            ("Transformer", "Mamba", "RWKV-7"),
            tuple(
                (
                    f"{name} state",
                    (rich("#691 GB#"), rich("grows with every token"), rich("#1.62 MB#")),
                )
                for name in ("hidden", "cached", "rolling", "summed", "final")
            ),
        ),
        "takeaway long": TakeawayCard(
            rich("Before you believe the number on the box"),
            tuple(
                rich("A sentence that goes on for longer than one likes, with #691 GB# at its end.")
                for _ in range(3)
            ),
            "Change the numbers yourself",
            "someone.github.io/daily-ai-trivia/2026/01/28/llm-memory-101",
            "https://someone.github.io/daily-ai-trivia/2026/01/28/llm-memory-101/?utm_source=card",
        ),
        "myth long": MythCard(
            rich(
                "A model with four bits per weight needs exactly four bits for every weight it has"
            ),
            figure("4.89 bits", 4.89),
            note,
        ),
        "statement short": StatementCard(rich("Memory is a bill.")),
    }


def hostile() -> dict[str, Card]:
    """Give cards that try the layouts: extremes that must still be drawn, without collisions."""
    bodies = _hostile_bars() | _hostile_stacks() | _hostile_growth() | _hostile_words()
    plain = Receipt("2 × 24 × 2,880 × 4,096 × 0.5 B", "= 283 MB")
    cards = {
        name: card("x", body, "en", 1, plain, "Source: a card") for name, body in bodies.items()
    }
    base = cards["number bare"]
    long = "2 × 24 layers × 2,880 hidden units × 10,000,000 tokens × 0.5 B per token"
    cards["receipt long"] = replace(base, receipt=Receipt(long, "= 691,200,000,000 B"))
    cards["receipt very long"] = replace(base, receipt=Receipt(f"{long} + {long}", "= 1.38 TB"))
    cards["cite long"] = replace(base, cite="Sources: " + "a model card with a long name; " * 3)
    cards["many cards"] = replace(base, count=20, index=12)
    cards["single card"] = replace(base, count=1, index=0)
    return cards
