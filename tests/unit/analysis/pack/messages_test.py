"""What goes to other systems: warnings as CAP 1.2 messages, the drills as a calendar; also with hostile names in them."""

import copy
import re
import unittest

import icalendar
import vobject
from lxml import etree

import packs
import samples
from packs import SITE, files, hostile, made
from yuyan_pack import cap
from yuyan_pack.harmless import line

SCHEMA = etree.XMLSchema(etree.parse("cap_exercise.xsd"))
SPACE = {"c": "urn:oasis:names:tc:emergency:cap:1.2"}
XS = "{http://www.w3.org/2001/XMLSchema}"
#: The elements of CAP 1.2 in their order; ? may be missing, * may come any number of times, + at least once.
ELEMENTS = {
    "alert": "identifier sender sent status msgType source? scope restriction? addresses? code* note? references? incidents? info*",
    "info": "language? category+ event responseType* urgency severity certainty audience? eventCode* effective? onset? expires? "
            "senderName? headline? description? instruction? web? contact? parameter* resource* area*",
    "area": "areaDesc polygon* circle* geocode* altitude? ceiling?"}
WORDS = {"status": "Actual Exercise System Test Draft", "message": "Alert Update Cancel Ack Error", "scope": "Public Restricted Private",
         "category": "Geo Met Safety Security Rescue Fire Health Env Transport Infra CBRNE Other",
         "response": "Shelter Evacuate Prepare Execute Avoid Monitor Assess AllClear None",
         "urgency": "Immediate Expected Future Past Unknown", "severity": "Extreme Severe Moderate Minor Unknown",
         "certainty": "Observed Likely Possible Unlikely Unknown"}
MANDATORY = ("identifier", "sender", "sent", "status", "msgType", "scope", "info", "category", "event", "urgency", "severity",
             "certainty", "area", "areaDesc")


def warnings_of(content_of):
    """The messages of a pack by name."""
    return {name: content for name, content in content_of.items() if name.startswith("cap/")}


class Warnings(unittest.TestCase):
    def test_they_follow_the_structure_of_cap(self):
        for content_of in (files("en"), files("zh"), hostile("en"), hostile("zh")):
            messages = warnings_of(content_of)
            self.assertTrue(messages)
            self.check(messages)

    def test_those_of_every_scenario_and_replication_do(self):
        for path in (samples.variant(), samples.command(), samples.park()):
            for given in (0, 1, 2):
                for lang in ("en", "zh"):
                    for content in cap.messages(packs.context(path, given=given, lang=lang)).values():
                        SCHEMA.assertValid(etree.fromstring(content))

    def test_every_order_to_the_public_is_a_warning(self):
        """Zones that one order names are areas of one message; who shall stay indoors is told so."""
        pack = made(samples.park(), lang="zh")
        messages = cap.messages(pack.context)
        run = pack.context.run
        told = {"Evacuate": 0, "Shelter": 0}
        for name, content in messages.items():
            root = etree.fromstring(content)
            SCHEMA.assertValid(root)
            self.assertEqual(["CBRNE", "Safety"], root.xpath("c:info/c:category/text()", namespaces=SPACE))
            response = root.xpath("c:info/c:responseType/text()", namespaces=SPACE)[0]
            if response in told:
                told[response] += len(root.xpath("c:info/c:area", namespaces=SPACE))
        for response, kind in (("Evacuate", "evacuation_ordered"), ("Shelter", "shelter_ordered")):
            self.assertEqual((run["kind"] == kind).sum(), told[response])
        self.assertLess(len(messages), run["kind"].isin(["evacuation_ordered", "shelter_ordered"]).sum() / 2)

    def check(self, messages):
        identifiers = set()
        for name, content in messages.items():
            root = etree.fromstring(content)
            SCHEMA.assertValid(root)
            self.assertEqual(["Exercise"], root.xpath("c:status/text()", namespaces=SPACE))
            self.assertTrue(re.search("EXERCISE|演练", root.xpath("c:info/c:headline/text()", namespaces=SPACE)[0]), name)
            identifiers.add(root.xpath("c:identifier/text()", namespaces=SPACE)[0])
            self.assertLess(root.findtext("c:sent", namespaces=SPACE), root.findtext("c:info/c:expires", namespaces=SPACE))
            for ring in root.xpath("//c:polygon/text()", namespaces=SPACE):
                pairs = [tuple(map(float, pair.split(","))) for pair in ring.split()]
                self.assertEqual(pairs[0], pairs[-1])
                self.assertTrue(all(abs(lat - SITE[1]) < 0.2 and abs(lon - SITE[0]) < 0.2 for lat, lon in pairs))
        self.assertEqual(len(messages), len(identifiers))


class SchemaOfWarnings(unittest.TestCase):
    """The schema of the tests takes nothing that CAP 1.2 does not take."""

    def setUp(self):
        self.schema = etree.parse("cap_exercise.xsd")
        self.root = etree.fromstring(next(iter(warnings_of(files("en")).values())))
        SCHEMA.assertValid(self.root)

    def test_it_has_the_elements_of_cap_in_their_order_and_number(self):
        for parent, described in ELEMENTS.items():
            of_cap = {word.rstrip("?*+"): word[len(word.rstrip("?*+")):] for word in described.split()}
            ours = self.schema.find(f".//{XS}element[@name='{parent}']/{XS}complexType/{XS}sequence").findall(f"{XS}element")
            places = [list(of_cap).index(element.get("name")) for element in ours]
            self.assertEqual(sorted(set(places)), places, parent)
            for element in ours:
                number = of_cap.pop(element.get("name"))
                if element.get("minOccurs") == "0":
                    self.assertIn(number, ("?", "*"), element.get("name"))
                if element.get("maxOccurs"):
                    self.assertIn(number, ("*", "+"), element.get("name"))
            self.assertLessEqual({number for number in of_cap.values()}, {"?", "*"}, "only what may be missing is not known")

    def test_it_knows_the_words_of_cap_and_no_others(self):
        for name, described in WORDS.items():
            ours = [one.get("value") for one in self.schema.findall(f".//{XS}simpleType[@name='{name}']//{XS}enumeration")]
            self.assertEqual(["Exercise"] if name == "status" else described.split(), ours)

    def refused(self, root, why):
        with self.assertRaises(etree.DocumentInvalid, msg=why):
            SCHEMA.assertValid(root)

    def test_what_is_missing_doubled_or_out_of_order_is_refused(self):
        for place, element in enumerate(list(self.root.iter())):
            tag = etree.QName(element).localname
            if element is self.root:
                continue
            if tag in MANDATORY and len(element.getparent().findall(element.tag)) == 1:
                self.refused(self.without(place), f"no {tag}")
            if tag not in ("category", "responseType", "info", "area", "polygon"):
                self.refused(self.changed(place, lambda one: one.addnext(copy.deepcopy(one))), f"two {tag}")
            after = element.getnext()
            if after is not None and after.tag != element.tag:
                self.refused(self.changed(place, lambda one: one.addprevious(one.getnext())), f"{tag} after its next")

    def changed(self, place, change):
        """The message with the element of this place changed."""
        root = copy.deepcopy(self.root)
        change(list(root.iter())[place])
        return root

    def without(self, place):
        return self.changed(place, lambda one: one.getparent().remove(one))

    def test_wrong_values_are_refused(self):
        times = ("2026-12-25T03:24:45Z", "2026-12-25T03:24:45", "2026-12-25 03:24:45+08:00", "2026-13-25T03:24:45+08:00",
                 "2026-12-25T25:24:45+08:00", "2026-12-25T03:24:45.5+08:00", "2026-12-25T03:24:45,08:00", "soon", "")
        wrong = {"identifier": ("", "a b", "a,b", "a<b", "a&b"), "sender": ("", "a b", "a,b"), "sent": times, "expires": times,
                 "status": ("Actual", "System", "Test", "Draft", "exercise", ""), "msgType": ("Alarm", "alert", ""),
                 "scope": ("public", "All", ""), "language": ("", "中文", "a_b"), "category": ("Chemical", "fire", ""),
                 "event": ("", " ", "\n"), "responseType": ("Run", "evacuate", ""), "urgency": ("Soon", ""), "severity": ("Bad", ""),
                 "certainty": ("Sure", "VeryLikely", ""), "areaDesc": ("", " "), "headline": ("",),
                 "polygon": ("", "1,2", "1,2 3,4 5,6", "1,2 3,4 5,6 1", "a,b c,d e,f a,b", "91,2 3,4 5,6 91,2", "1,181 3,4 5,6 1,181")}
        for place, element in enumerate(self.root.iter()):
            for value in wrong.pop(etree.QName(element).localname, ()):
                self.refused(self.changed(place, lambda one: setattr(one, "text", value)), f"{element.tag}: {value!r}")
        self.assertEqual({}, wrong, "every element was tried")

    def test_what_is_foreign_is_refused(self):
        for place, element in enumerate(list(self.root.iter())):
            self.refused(self.changed(place, lambda one: one.set("onload", "alert(1)")), f"attribute of {element.tag}")
            for foreign in (f"{{{SPACE['c']}}}script", "script", "{http://www.w3.org/1999/xhtml}script"):
                self.refused(self.changed(place, lambda one: etree.SubElement(one, foreign)), f"{foreign} in {element.tag}")
        for place in (0, [etree.QName(one).localname for one in self.root.iter()].index("info")):
            self.refused(self.changed(place, lambda one: setattr(one, "text", "words between elements")), "mixed")
        written = etree.tostring(self.root).decode()
        for space in ("", "urn:oasis:names:tc:emergency:cap:1.1"):
            self.refused(etree.fromstring(written.replace(SPACE["c"], space)), f"namespace {space!r}")


class Calendars(unittest.TestCase):
    def test_they_are_read_by_two_calendars(self):
        for content_of in (files("en"), files("zh"), hostile("en"), hostile("zh")):
            lines = len(packs.rows(content_of["drill_programme.csv"])[1]) + len(packs.rows(content_of["msel.csv"])[1])
            events = self.check_calendar(content_of["drill_programme.ics"], lines)
            self.check_by_another(content_of["drill_programme.ics"], events)
        alone = made(lang="en").folder().files["drill_programme.ics"]
        self.check_calendar(alone, len(packs.rows(files("en")["drill_programme.csv"])[1]))

    def check_by_another(self, content, events):
        """A second reader takes it, finds nothing missing by its rules, and reads the same words and times."""
        calendar = vobject.readOne(content.decode())
        self.assertTrue(calendar.validate(raiseException=True))
        self.assertEqual(len(events), len(calendar.vevent_list))
        for one, other in zip(events, calendar.vevent_list):
            self.assertTrue(other.validate(raiseException=True))
            for name in ("summary", "location", "description"):
                self.assertEqual(str(one[name]), getattr(other, name).value)
            self.assertEqual(one.decoded("DTSTART"), other.dtstart.value)
            self.assertEqual(one.decoded("DTEND"), other.dtend.value)

    def test_lines_are_folded_as_rfc_5545_wants(self):
        """At most 75 octets, no character torn apart, a fold is a line's end and one blank; every unfolded line is a property."""
        for content in (files("zh")["drill_programme.ics"], hostile("zh")["drill_programme.ics"]):
            self.assertTrue(content.endswith(b"END:VCALENDAR\r\n"))
            self.assertNotIn(b"\n", content.replace(b"\r\n", b""))
            physical = content.split(b"\r\n")[:-1]
            self.assertTrue(any(one.startswith(b" ") for one in physical))
            for one in physical:
                self.assertLessEqual(len(one), 75)
                one.decode("utf-8")
            for one in content.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[:-1]:
                self.assertRegex(one, r"\A[A-Z][A-Z-]*(;[A-Z-]+=[^;:]+)*:[^\x00-\x08\x0a-\x1f\x7f]*\Z")

    def test_words_come_back_as_they_are(self):
        """Commas, semicolons and line ends are marked, so that a place stays one place."""
        lines = packs.rows(hostile("zh")["msel.csv"])[1]
        events = {str(event["SUMMARY"]).partition(" ")[0]: event for event in
                  icalendar.Calendar.from_ical(hostile("zh")["drill_programme.ics"]).walk("VEVENT")}
        for row in lines:
            told = row["place"]
            self.assertIn(str(events[row["inject_id"]]["LOCATION"]), (line(told, 200), line(told[1:], 200)))  # CSV marks a formula

    def test_a_moved_drill_keeps_the_names_of_its_entries(self):
        """So that a calendar moves what it holds instead of doubling it."""
        def entries(**wishes):
            content = made(lang="en", calendar_lines=True, **wishes).folder().files["drill_programme.ics"]
            return {str(event["UID"]): event.decoded("DTSTART") for event in icalendar.Calendar.from_ical(content).walk("VEVENT")}

        before, after = entries(), entries(shift_s=1800.0)
        self.assertEqual(set(before), set(after))
        moved = [after[uid] - before[uid] for uid in before if after[uid] != before[uid]]
        self.assertEqual({1800.0}, {one.total_seconds() for one in moved})
        self.assertGreater(len(moved), 50)

    def check_calendar(self, content, count):
        for line in content.split(b"\r\n"):
            self.assertLessEqual(len(line), 75)
            self.assertNotIn(b"\n", line)
        times = [line for line in content.decode().split("\r\n") if line.startswith(("DTSTAMP", "DTSTART", "DTEND"))]
        self.assertEqual(3 * count, len(times))
        for line in times:
            self.assertRegex(line, r"^DT(STAMP|START|END):\d{8}T\d{6}Z$", "a time in UTC carries no zone")
        calendar = icalendar.Calendar.from_ical(content)
        events = list(calendar.walk("VEVENT"))
        self.assertEqual(count, len(events))
        self.assertEqual(count, len({str(event["UID"]) for event in events}))
        for event in events:
            for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "CATEGORIES"):
                self.assertIn(name, event)
            self.assertLess(event.decoded("DTSTART"), event.decoded("DTEND"))
        return events


if __name__ == "__main__":
    unittest.main()
