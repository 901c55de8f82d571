"""What feed readers are given of a page's HTML."""

from __future__ import annotations

import pytest

from generator.site.plain import plain_html

URL = "https://x.example/zh-TW/posts/kv-cache/"


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ('<p>takes <span class="num" data-v="kv">270 MiB</span></p>', "<p>takes 270 MiB</p>"),
        ('<h2 id="a">A &amp; B</h2>', "<h2>A &amp; B</h2>"),
        ("<p>1 &lt; 2<br />3</p>", "<p>1 &lt; 2<br>3</p>"),
        (
            "<pre><code>&lt;span&gt; ]]&gt;</code></pre>",
            "<pre><code>&lt;span&gt; ]]&gt;</code></pre>",
        ),
        ('<td style="text-align: right;">1</td>', "<td>1</td>"),
        (
            '<img src="a.png" alt="a &quot;b&quot;">',
            f'<img src="{URL}a.png" alt="a &quot;b&quot;">',
        ),
    ],
)
def test_text_stays_and_markup_of_ours_goes(html: str, plain: str) -> None:
    assert plain_html(html, URL) == plain


def test_a_formula_is_the_line_that_screen_readers_hear() -> None:
    html = (
        '<figure class="formula"><div role="math" aria-label="a = 2 × 3 = 6">\n'
        "<div><p><math><mi>a</mi></math></p></div></div></figure><p>after</p>"
    )
    assert plain_html(html, URL) == "<p>a = 2 × 3 = 6</p><p>after</p>"


@pytest.mark.parametrize(
    ("link", "whole"),
    [
        ("https://arxiv.org/abs/1", "https://arxiv.org/abs/1"),
        ("mailto:a@b.c", "mailto:a@b.c"),
        ("#fn:1", f"{URL}#fn:1"),
        ("../other/", "https://x.example/zh-TW/posts/other/"),
    ],
)
def test_links_lead_where_they_lead_on_the_page(link: str, whole: str) -> None:
    assert plain_html(f'<a href="{link}">x</a>', URL) == f'<a href="{whole}">x</a>'
