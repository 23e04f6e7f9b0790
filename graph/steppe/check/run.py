"""All checks in order, their findings sorted."""

from __future__ import annotations

from steppe.check.lint import lint
from steppe.check.queries import check_queries
from steppe.check.shapes import check_shapes
from steppe.check.twins import check_twins
from steppe.home import Home
from steppe.read import Finding, Schema, Told, load_schema, read_told


def check(told: Told, schema: Schema, home: Home) -> list[Finding]:
    """Every finding on told lines, by file and line, each once.

    A line that is wrong by itself is not judged again by the shapes, nor one that a shape found wrong by the checks:
    they would only repeat it in other words.
    """
    findings = {*told.findings, *lint(told, schema), *check_twins(told)}
    for more in (
        check_shapes(told, schema, home.ontology / "shapes"),
        check_queries(told, schema, home.queries / "checks"),
    ):
        wrong = {(finding.file, finding.line) for finding in findings}
        findings |= {finding for finding in more if (finding.file, finding.line) not in wrong}
    return sorted(findings)


def check_all(home: Home) -> list[Finding]:
    """Every finding on a home: ontology, facts and tables."""
    schema, findings = load_schema(home.ontology)
    return sorted([*findings, *check(read_told(home, schema), schema, home)])
