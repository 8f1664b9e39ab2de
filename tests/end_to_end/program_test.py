"""The program itself: help, version, languages, what it says of a wrong command line."""

import unittest

from program import ProgramTest, environment


class Program(ProgramTest):
    def test_version_names_program_commit_and_libraries(self):
        out = self.yuyan("--version").stdout
        self.assertRegex(out, r"\Ayuyan \d+\.\d+\.\d+\ncommit: ([0-9a-f]{12}(-modified)?|unknown)\n"
                              r"compiler: \w+ [\d.]+\nlibraries: .*SimGrid 3\.\d+.*HDF5 1\.")

    def test_help_lists_the_verbs_in_both_languages(self):
        english = self.yuyan("--help").stdout
        chinese = self.yuyan("--help", "--lang", "zh").stdout
        for verb in ("check", "run", "hazard", "forecast", "pack", "info"):
            self.assertIn(f"\n  {verb}", english)
            self.assertIn(f"\n  {verb}", chinese)
        self.assertIn("exit codes: 0 done", english)
        self.assertIn("退出码: 0 完成", chinese)
        self.assertNotIn("docs", english)
        self.assertEqual(english, self.yuyan().stdout)

    def test_every_verb_has_a_help(self):
        for verb in ("check", "run", "hazard", "forecast", "pack", "info"):
            self.assertIn(f"usage: yuyan {verb}", self.yuyan(verb, "--help").stdout)
            self.assertIn(f"用法: yuyan {verb}", self.yuyan(verb, "-h", "--lang=zh").stdout)

    def test_language_comes_from_the_locale(self):
        chinese = environment(LC_ALL="zh_CN.UTF-8")
        self.assertIn("用法", self.yuyan("--help", env=chinese).stdout)
        self.assertIn("usage", self.yuyan("--help", "--lang", "en", env=chinese).stdout)
        over = environment(LC_ALL="C.UTF-8", LC_MESSAGES="zh_CN.UTF-8")
        self.assertIn("usage", self.yuyan("--help", env=over).stdout)
        self.assertIn("用法", self.yuyan("--help", env=environment(LC_MESSAGES="zh_CN")).stdout)

    def test_wrong_command_lines(self):
        self.says("yuyan: hazrd is no verb of yuyan; did you mean hazard?", "hazrd",
                  zh="yuyan: yuyan 没有命令 hazrd;是否为 hazard?")
        self.says("yuyan: unknown option --jsn; did you mean --json?", "check", "x", "--jsn",
                  zh="yuyan: 未知选项 --jsn;是否为 --json?")
        self.says("yuyan: --lang: fr is not a language of the program; allowed: zh, en",
                  "check", "--lang", "fr", "x")
        self.says("yuyan: SCENARIO is missing; usage: yuyan check SCENARIO [options]", "check")
        self.says("yuyan: b: one argument too many; usage: yuyan check SCENARIO [options]",
                  "check", "a", "b")
        self.says("yuyan: --workers 0: allowed: 1 to 4096", "run", "x", "--workers", "0",
                  zh="yuyan: --workers 0:允许:1 至 4096")
        self.says("yuyan: --replications many: allowed: 1 to 10000000", "run", "x", "-n", "many")
        self.says("yuyan: --seed needs a value", "run", "x", "--seed")
        self.says("yuyan: --json takes no value", "run", "x", "--json=1")
        self.says("yuyan: --seed is given more than once", "run", "x", "--seed", "1", "--seed", "2")
        self.says("yuyan: unknown option --verbose; options: --help, --version, --lang", "--verbose")


if __name__ == "__main__":
    unittest.main()
