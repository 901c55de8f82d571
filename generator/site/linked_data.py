"""What a post is, in the words of schema.org: the JSON-LD that search engines read in the head.

Made here and not in the template, where a list of sources would have to be glued together; the
template writes it with `tojson`, which escapes whatever could end a script element.
"""

from __future__ import annotations

from generator.localise.post import Citation, Post
from generator.site.address import HOME, card_file, link_file, page_url, post_name
from generator.site.front_matter import Json
from generator.site.tree import Settings

Node = dict[str, Json]


def article(post: Post, settings: Settings) -> Node:
    """Describe a post as an `Article`, with its sources as `citation` and whole addresses."""
    default = settings.languages[0]
    url = settings.url + page_url(post_name(post.slug), post.lang, default)
    series: Node = {
        "@type": "Organization",
        "name": settings.series[post.lang],
        "url": settings.url + page_url(HOME, post.lang, default),
    }
    return {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": post.title,
        "description": "".join(run.text for run in post.hook).replace("\n", " "),
        "url": url,
        "mainEntityOfPage": url,
        "inLanguage": post.lang,
        "datePublished": post.date.isoformat(),
        "dateModified": post.updated.isoformat(),
        "author": series,
        "publisher": series,
        "image": [settings.url + name for name in _pictures(post)],
        "keywords": list(post.tags),
        "citation": [_work(citation) for citation in post.citations],
    }


def _pictures(post: Post) -> list[str]:
    if not post.cards:
        return []
    cover = card_file(post.slug, post.lang, 1, post.cards[0].kind)
    return [link_file(post.slug, post.lang), cover]


def _work(citation: Citation) -> Node:
    named: Node = {"@type": "CreativeWork", "name": citation.title}
    return named | ({"url": citation.url} if citation.url else {})
