"""The headings and tables that two readers of Markdown see: that of GitHub, and markdown-it."""

import json
import sys
from html.parser import HTMLParser

import cmarkgfm
from markdown_it import MarkdownIt

markdown_it = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

READERS = {
    "cmark-gfm": lambda text: cmarkgfm.github_flavored_markdown_to_html(
        text, cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE
    ),
    "markdown-it": markdown_it.render,
}


class Page(HTMLParser):
    """Each block as its name and the texts in it: of a table, those of each row."""

    def __init__(self):
        super().__init__()
        self.blocks = []
        self.tags = []
        self.into = None

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self.blocks.append([tag, []])
        elif tag == "tr":
            self.blocks[-1][1].append([])
        elif tag in ("td", "th"):
            self.into = self.blocks[-1][1][-1]
            self.into.append("")
        elif tag == "br":
            self.handle_data("\n")
        elif tag in ("h1", "h2", "h3", "p"):
            self.into = [""]
            self.blocks.append([tag, self.into])
        elif tag not in ("thead", "tbody"):
            self.tags.append(tag)

    def handle_endtag(self, tag):
        if tag in ("td", "th", "h1", "h2", "h3", "p"):
            self.into = None

    def handle_data(self, data):
        if self.into is not None:
            self.into[-1] += data
        elif data.strip():
            self.blocks.append(["text", [data]])


for line in sys.stdin:
    question = json.loads(line)
    page = Page()
    page.feed(READERS[question["reader"]](question["text"]))
    page.close()
    print(json.dumps({"blocks": page.blocks, "tags": page.tags}), flush=True)
