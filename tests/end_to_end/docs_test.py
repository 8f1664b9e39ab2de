"""The pages of docs/ that the program prints are those in the tree."""

import unittest

from program import ROOT, ProgramTest


class Docs(ProgramTest):
    def test_pages_are_current(self):
        for page, file in (("scenario", "scenario"), ("results", "results"),
                           ("service", "service_keys"), ("programme", "programme_keys"),
                           ("clauses", "clauses")):
            committed = (ROOT / f"docs/{file}.md").read_text(encoding="utf-8")
            printed = self.yuyan("docs", page).stdout
            self.assertTrue(committed == printed,
                            f"stale; run: build/release/yuyan docs {page} > docs/{file}.md")

    def test_the_words_of_the_python_reader_are_current(self):
        file = "analysis/python/yuyan/words.csv"
        self.assertTrue((ROOT / file).read_text(encoding="utf-8") == self.yuyan("docs", "words").stdout,
                        f"stale; run: build/release/yuyan docs words > {file}")

    def test_unknown_page(self):
        self.says("yuyan: x is no page; pages: scenario, service, programme, results, clauses, words", "docs", "x",
                  zh="yuyan: 没有文档页 x; 可用: scenario, service, programme, results, clauses, words")


if __name__ == "__main__":
    unittest.main()
