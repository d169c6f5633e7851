"""Files of participations as a school would bring them, of any length: the same rows every time."""

import csv
import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import xlsxwriter

HEADER = (
    "№",
    "Педагог",
    "Сообщество",
    "Вид",
    "Название",
    "Дата",
    "Ссылка",
    "Номер документа",
)
COMMUNITIES = ("infourok", "urok_rf")
TOPICS = ("Грамотность", "Работа с текстом", "Проекты", "Опыты")
PLACES = ("в физике", "в 5 классе", "дома")
FIRST_DAY = date(2021, 9, 1)
DAYS = 1500
TITLES = 20_000


def rows(count: int, names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield rows of different activities, each with its own key, link and document number."""
    chance = random.Random("import-speed")
    titles = [
        f"{chance.choice(TOPICS)} {chance.choice(PLACES)} {number}" for number in range(TITLES)
    ]
    for number in range(count):
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        yield (
            f"Ж-{number}",
            chance.choice(names),
            chance.choice(COMMUNITIES),
            "webinar",
            chance.choice(titles),
            f"{day:%d.%m.%Y}",
            f"https://infourok.ru/{number}",
            f"{number:08d}",
        )


def write_text(path: Path, count: int, names: tuple[str, ...]) -> Path:
    """Write the rows as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADER)
        writer.writerows(rows(count, names))
    return path


def write_workbook(path: Path, count: int, names: tuple[str, ...]) -> Path:
    """Write the rows as a workbook, days as dates and hours as numbers."""
    with xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_urls": False}) as book:
        sheet, days = book.add_worksheet(), book.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_row(0, 0, HEADER)
        for place, row in enumerate(rows(count, names), start=1):
            sheet.write_row(place, 0, row)
            day, month, year = map(int, row[5].split("."))
            sheet.write_datetime(place, 5, _moment(date(year, month, day)), days)
    return path


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a cell has no zone
