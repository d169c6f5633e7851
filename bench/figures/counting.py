"""The counting rules: what counts for a setting, and whose; everything else adds it up."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import cached_property

import pandas as pd

from bench.figures import calendar
from bench.figures.days import SCHOOL, month_of, school_year_of
from bench.figures.records import Records, where
from bench.figures.settings import Setting
from core.access import Action, Role, may

FEWEST_PEOPLE = 3
OWN_REACH, GROUP_REACH = {Role.TEACHER}, {Role.GROUP_LEAD}
# What the filters narrow, by their names in the address.
OF_PARTICIPATIONS = ("community", "kind", "level", "outcome", "role")
OF_USES = (("community", "community"), ("resource_kind", "kind"), ("resource", "resource_id"))
NOT_STATED = "not_stated"


class Counted:
    """The records of a setting as the rules see them."""

    def __init__(self, records: Records, setting: Setting) -> None:
        self.records, self.setting, self.person = records, setting, setting.person
        self.period, self.as_of = setting.period, calendar.as_of(setting)

    @cached_property
    def before(self) -> "Counted":
        return Counted(self.records, calendar.before(self.setting))

    @cached_property
    def moment(self) -> datetime | None:
        """The end of the day on which everything is known, as the database writes times."""
        if self.setting.known_on is None:
            return None
        following = self.setting.known_on + timedelta(days=1)
        local = datetime.combine(following, time(), SCHOOL)
        return local.astimezone(UTC).replace(tzinfo=None)

    def narrowed(self, **chosen: tuple[str, ...]) -> "Counted":
        setting = self.setting
        return Counted(self.records, replace(setting, chosen={**setting.chosen, **chosen}))

    @cached_property
    def names_are_seen(self) -> bool:
        return may(self.person, Action.VIEW_NAMES)

    def hides(self, people: int) -> bool:
        """A group of one or two people would expose somebody to an audience."""
        return 0 < people < FEWEST_PEOPLE and not self.names_are_seen

    @cached_property
    def sees_everybody(self) -> bool:
        return self.person.role not in OWN_REACH | GROUP_REACH

    @cached_property
    def teachers(self) -> pd.DataFrame:
        """Everybody in sight whom the filters leave."""
        found = self.records.known("teachers", self.moment)
        found = found[found["organisation_id"] == self.person.organisation_id]
        found = found[found["teacher_id"].isin(self._in_sight(found))]
        groups = set(self.setting.chosen.get("group", ()))
        if groups:
            found = where(found, (bool(groups & set(own)) for own in found["method_groups"]))
        chosen = self.setting.chosen.get("teacher")
        return found[found["teacher_id"].isin(chosen)] if chosen else found

    @cached_property
    def members(self) -> pd.DataFrame:
        """Everybody with each of the own method groups; of chosen groups these only."""
        found = self.teachers.explode("method_groups").dropna(subset="method_groups")
        groups = self.setting.chosen.get("group")
        return found[found["method_groups"].isin(groups)] if groups else found

    def _in_sight(self, everybody: pd.DataFrame) -> set[str]:
        if self.sees_everybody:
            return set(everybody["teacher_id"])
        own = {self.person.teacher_id} if self.person.teacher_id else set()
        if self.person.role in OWN_REACH:
            return own
        now = self.records.known("teachers")
        led = (self.person.led_method_group in groups for groups in now["method_groups"])
        return own | set(where(now, led)["teacher_id"])

    @cached_property
    def staff(self) -> pd.DataFrame:
        """Who is employed in the period, up to the day the figures speak of."""
        return self._employed(self.period.starts_on)

    @cached_property
    def staff_of_the_day(self) -> pd.DataFrame:
        return self._employed(self.as_of)

    def _employed(self, first: object) -> pd.DataFrame:
        came, went = self.teachers["employed_from"], self.teachers["employed_to"]
        is_there = [
            (start is None or start <= self.as_of) and (end is None or end >= first)
            for start, end in zip(came, went, strict=True)
        ]
        return where(self.teachers, is_there)

    @property
    def statuses(self) -> set[str]:
        return {"confirmed", "submitted"} if self.setting.with_waiting else {"confirmed"}

    @cached_property
    def everything(self) -> pd.DataFrame:
        """All participations, whoever's and whenever."""
        return self.records.participations(self.moment)

    @cached_property
    def chosen(self) -> pd.DataFrame:
        """The participations of the selection, however they stand."""
        found = self._within(self.everything)
        for name in OF_PARTICIPATIONS:
            codes = self.setting.chosen.get(name)
            found = found[found[name].isin(codes)] if codes else found
        grades = {int(code) for code in self.setting.chosen.get("grade", ())}
        if grades:
            found = where(found, (bool(grades & set(own)) for own in found["grades"]))
        parts = self.setting.chosen.get("part", ())
        found = found[found["has_document"]] if "document" in parts else found
        return found[found["is_course"]] if "course" in parts else found

    @cached_property
    def taken(self) -> pd.DataFrame:
        return self.chosen[self.chosen["status"].isin(self.statuses)]

    @cached_property
    def waiting(self) -> int:
        return int((self.chosen["status"] == "submitted").sum())

    @cached_property
    def of_staff(self) -> pd.DataFrame:
        """The participations of those who are on the staff."""
        return self.taken[self.taken["teacher_id"].isin(self.staff["teacher_id"])]

    @cached_property
    def chosen_uses(self) -> pd.DataFrame:
        """The uses of resources of the selection; levels and kinds of activity say nothing here."""
        uses = self.records.known("resource_uses", self.moment)
        columns = "resource_id title kind community partner".split()
        resources = self.records.known("resources", self.moment)[columns]
        found = uses.merge(resources, on="resource_id", how="inner")
        found = self._within(
            found.assign(
                day=found["used_on"],
                month=found["used_on"].map(month_of),
                school_year=found["used_on"].map(school_year_of),
            )
        )
        found = self._of_resources(found)
        grades = {int(code) for code in self.setting.chosen.get("grade", ())}
        return found[found["grade"].isin(grades)] if grades else found

    @cached_property
    def uses(self) -> pd.DataFrame:
        return self.chosen_uses[self.chosen_uses["status"].isin(self.statuses)]

    @cached_property
    def uses_waiting(self) -> int:
        return int((self.chosen_uses["status"] == "submitted").sum())

    @cached_property
    def catalogue(self) -> pd.DataFrame:
        """The resources that fit the filters: one of another subject only when it was used."""
        found = self.records.known("resources", self.moment)
        found = found[found["organisation_id"] == self.person.organisation_id]
        found = self._of_resources(found)
        subjects = self.setting.chosen.get("subject")
        if subjects:
            fits = found["subject"].isna() | found["subject"].isin(subjects)
            found = found[fits | found["resource_id"].isin(self.uses["resource_id"])]
        return found

    def _of_resources(self, found: pd.DataFrame) -> pd.DataFrame:
        """Keep what is about the chosen resources; providers are partners or the own school."""
        for name, column in OF_USES:
            codes = self.setting.chosen.get(name)
            found = found[found[column].isin(codes)] if codes else found
        providers = self.setting.chosen.get("provider")
        if providers:
            names = {"" if code == "own" else code.removeprefix("partner.") for code in providers}
            found = found[found["community"].isna() & found["partner"].isin(names)]
        return found

    def _within(self, found: pd.DataFrame) -> pd.DataFrame:
        """Keep what the people of the selection did in its days."""
        days, chosen = found["day"], self.setting.chosen
        found = found[
            found["teacher_id"].isin(self.teachers["teacher_id"])
            & (days >= self.period.starts_on)
            & (days <= self.period.ends_on)
        ]
        if "month" in chosen:
            found = found[found["month"].map(lambda day: day.isoformat()).isin(chosen["month"])]
        if "subject" in chosen:
            found = found[found["subject"].fillna(NOT_STATED).isin(chosen["subject"])]
        if "weekday" in chosen:
            weekdays = found["day"].map(lambda day: str(day.isoweekday()))
            found = found[weekdays.isin(chosen["weekday"])]
        if "year" in chosen:
            found = found[found["school_year"].astype(str).isin(chosen["year"])]
        return found
