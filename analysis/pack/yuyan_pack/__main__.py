"""What `yuyan pack` runs: reads the result, makes the papers, writes them.

The options are those of the verb, which checks them first; this program may be run alone too:
    PYTHONPATH=analysis/python:analysis/pack python3 -m yuyan_pack RESULT.h5 -o DIR
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import gc
import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what is missing here is told before it is imported
    from yuyan import Result

    from .files import Folder
    from .pack import Pack

#: Module and the Debian package that holds it.
_NEEDS = {"h5py": "python3-h5py", "numpy": "python3-numpy", "pandas": "python3-pandas", "xarray": "python3-xarray",
          "matplotlib": "python3-matplotlib", "openpyxl": "python3-openpyxl", "docx": "python3-docx",
          "icalendar": "python3-icalendar", "lxml": "python3-lxml"}
DONE, WRONG_INPUT, ANSWER_IS_NO = 0, 2, 4


def main(arguments: list[str]) -> int:
    """Returns the exit code of the program."""
    gc.disable()  # the papers are made once and the program ends: looking for cycles among millions of cells only costs time
    asked = _parser().parse_args(arguments)
    missing = [package for module, package in _NEEDS.items() if not _is_there(module)]
    if missing:
        return _say(asked.lang, f"pack needs Debian packages that are not there: apt install {' '.join(missing)}",
                    f"pack 缺少 Debian 软件包:apt install {' '.join(missing)}")
    return _pack(asked)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("yuyan pack")
    parser.add_argument("result")
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("--lang", choices=("en", "zh"), default="en")
    parser.add_argument("--test", action="append", default=[])
    parser.add_argument("--near", type=int, choices=(50, 90), default=50)
    parser.add_argument("--replication", type=int)
    parser.add_argument("--shift", type=float, default=0.0)
    parser.add_argument("--start")
    parser.add_argument("--step", type=int, default=5)
    parser.add_argument("--calendar-lines", action="store_true")
    parser.add_argument("--actual")
    parser.add_argument("--overwrite", action="store_true")
    return parser


def _is_there(module: str) -> bool:
    try:
        importlib.import_module(module)
    except ImportError:
        return False
    return True


def _say(lang: str, english: str, chinese: str, code: int = WRONG_INPUT) -> int:
    for line in (chinese if lang == "zh" else english).splitlines():
        print(f"yuyan: {line}", file=sys.stderr)
    return code


def _pack(asked: argparse.Namespace) -> int:
    import yuyan

    from .actual import ActualError
    from .choice import NoSuchDrill

    if asked.start and _moment(asked.start) is None:
        return _say(asked.lang, f"--start {asked.start}: give a date and time, such as 2016-06-16T09:00",
                    f"--start {asked.start}:应为日期与时刻, 如 2016-06-16T09:00")
    place = Path(asked.output)
    if place.exists() and (not place.is_dir() or any(place.iterdir())) and not asked.overwrite:
        return _say(asked.lang, f"{place}: is there already and not empty; --overwrite replaces files in it",
                    f"{place}:已存在且不为空;--overwrite 可覆盖其中文件")
    try:
        with yuyan.open(asked.result) as result:
            if not len(result.drill.done):
                return _say(asked.lang, f"{asked.result}: no replication was finished", f"{asked.result}:没有已完成的推演")
            pack, folder = _made(asked, result)
            folder.write(place)
            _report(asked, pack, folder.files)
    except yuyan.ResultError as error:
        return _say(asked.lang, str(error), str(error))
    except NoSuchDrill as error:
        return _say(asked.lang, *error.text, code=WRONG_INPUT if error.is_input else ANSWER_IS_NO)
    except ActualError as error:
        return _say(asked.lang, error.text("en"), error.text("zh"))
    except OSError as error:
        return _say(asked.lang, f"{place}: cannot be written: {error.strerror}", f"{place}:无法写入:{error.strerror}")
    return DONE


def _made(asked: argparse.Namespace, result: Result) -> tuple[Pack, Folder]:
    """The papers before a drill, or with a filled-in list those after it, by the list's own replication, shift and start."""
    from .actual import ActualFile
    from .choice import choose
    from .context import Context, Wishes
    from .pack import Pack

    def context(shift: float, start: datetime.datetime | None) -> Context:
        return Context(result, choice, Wishes(asked.lang, shift, start, asked.step, asked.calendar_lines))

    if not asked.actual:
        choice = choose(result.drill, asked.test, asked.near, asked.replication)
        pack = Pack(context(asked.shift, _moment(asked.start)))
        return pack, pack.folder()
    actual = ActualFile(asked.actual)
    actual.check_origin(str(result.attributes.get("scenario_sha256")), str(result.attributes.get("seed")))
    about = actual.about
    choice = choose(result.drill, about.tested, asked.near, about.replication)
    if about.why[0]:
        choice = dataclasses.replace(choice, reason=about.why)
    held = context(about.shift_s, _moment(asked.start) or _moment(about.start))
    pack = Pack(held, actual.read({line.inject_id for line in Pack(held).master.lines}))
    return pack, pack.evaluated()


def _moment(text: str | None) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def _report(asked: argparse.Namespace, pack: Pack, files: dict[str, bytes]) -> None:
    from .harmless import line

    context = pack.context
    print(line(context.title))
    print(context.notice)
    print(context.pick(context.choice.reason))
    if pack.evaluation.conclusion:
        print(context.say(f"Conclusion: {pack.evaluation.conclusion} ({pack.evaluation.score:.0f} of 100)",
                          f"评估结论:{pack.evaluation.conclusion}({pack.evaluation.score:.0f}/100)"))
    for note in pack.unseen() if asked.actual else pack.notes():
        print(f"* {note}")
    print(context.say(f"{len(files)} files in {asked.output}", f"{asked.output} 中共 {len(files)} 个文件"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
