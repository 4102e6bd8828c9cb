#!/usr/bin/env python3
"""Builds the pages that `dragoman eval pages` measures: made-up articles in the manner of the templates that news sites,
agencies and ministries use, two a template, each with a .gold file that holds its title, its day and its main text.

Templates in templates_tuning.py were at hand while src/source was written, those in templates_unseen.py were written
before they were first measured and after the weights stood.

    cd tests/source/pages && python3 make_pages.py
"""
import pathlib

import templates_tuning

try:
    import templates_unseen
except ImportError:
    templates_unseen = None


def build(module, folder):
    folder.mkdir(exist_ok=True)
    for number, template in enumerate(module.TEMPLATES):
        for which in range(2):
            page = template(1000 * number + which + module.SEED, which)
            name = f"{template.__name__}_{which + 1}"
            data = page.html if isinstance(page.html, bytes) else page.html.encode("utf-8")
            (folder / f"{name}.html").write_bytes(data)
            (folder / f"{name}.gold").write_text(page.gold(), encoding="utf-8")


if __name__ == "__main__":
    here = pathlib.Path(__file__).parent
    build(templates_tuning, here / "tuning")
    if templates_unseen:
        build(templates_unseen, here / "unseen")
