//! Every requirement that a scenario of the suites is about, and that touches an operation that is simulated,
//! is named by a test or is in the table of [`exclusions`].

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::exclusions::{EXCLUDED, Group, NOT_YET_COVERED};
use crate::requirement::{Document, Requirement};
use crate::types::TYPES;
use crate::{sources, support};

/// The protocols whose lists are compared.
const PROTOCOLS: &[Document] =
    &[Document::FOLD, Document::CORE, Document::CONT, Document::MSG, Document::TASK, Document::SYNC];

/// A line of a list.
struct Row {
    requirement: Requirement,
    /// Whether a scenario looks at it, and not a check of every answer.
    has_scenario: bool,
    description: String,
}

#[test]
fn every_requirement_with_a_scenario_is_named_by_a_test_or_excluded_with_a_reason() {
    let Some(shared) = support::shared() else { return };
    let lists: Vec<_> = PROTOCOLS.iter().map(|&protocol| (protocol, rows(&shared, protocol))).collect();
    let cited = cited();
    let (excluded, not_yet) = (numbers(EXCLUDED), numbers(NOT_YET_COVERED));
    let mut uncited = Vec::new();
    for (protocol, rows) in &lists {
        let rows: Vec<_> = rows.iter().filter(|row| row.has_scenario).collect();
        let count = |set: &BTreeSet<_>| rows.iter().filter(|row| set.contains(&row.requirement)).count();
        let [named, excluded_here, missing] = [count(&cited), count(&excluded), count(&not_yet)];
        println!(
            "MS-OXWS{protocol:?}: {} requirements with a scenario, {named} named by tests, {excluded_here} \
             excluded, {missing} not yet covered",
            rows.len()
        );
        let is_known = |it: &Requirement| cited.contains(it) || excluded.contains(it) || not_yet.contains(it);
        let unknown = rows.iter().filter(|row| !is_known(&row.requirement));
        uncited.extend(unknown.map(|row| format!("{}\t{}", row.requirement, row.description)));
    }
    for Group { reason, requirements } in EXCLUDED.iter().chain(NOT_YET_COVERED) {
        let count: usize = requirements.iter().map(|(_, numbers)| numbers.len()).sum();
        println!("{count} left out: {reason}");
    }
    assert!(uncited.is_empty(), "{} uncited:\n{}", uncited.len(), uncited.join("\n"));
    let listed: BTreeSet<_> = lists.iter().flat_map(|(_, rows)| rows).map(|row| row.requirement).collect();
    let strangers: Vec<_> = cited.iter().chain(&excluded).filter(|it| !listed.contains(it)).collect();
    assert!(strangers.is_empty(), "in no list: {strangers:?}");
}

#[test]
fn nothing_is_left_out_that_a_test_names_and_nothing_is_left_out_twice() {
    let cited = cited();
    let mut reasons = BTreeMap::new();
    for Group { reason, requirements } in EXCLUDED.iter().chain(NOT_YET_COVERED) {
        for &(document, numbers) in *requirements {
            for &number in numbers {
                let requirement = Requirement { document, number };
                assert!(!cited.contains(&requirement), "{requirement} is named by a test: {reason}");
                let other = reasons.insert(requirement, reason);
                assert_eq!(other, None, "{requirement} is left out twice");
            }
        }
    }
}

fn cited() -> BTreeSet<Requirement> {
    let of_types = TYPES.iter().map(|row| Requirement { document: row.document, number: row.number });
    sources::cited().into_iter().chain(of_types).collect()
}

fn numbers(groups: &[Group]) -> BTreeSet<Requirement> {
    let lists = groups.iter().flat_map(|group| group.requirements);
    let requirements = lists
        .flat_map(|&(document, numbers)| numbers.iter().map(move |&number| Requirement { document, number }));
    requirements.collect()
}

fn rows(shared: &Path, protocol: Document) -> Vec<Row> {
    let path = shared.join(format!("spec/requirements/MS-OXWS{protocol:?}.tsv"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let rows = text.lines().skip(1).map(|line| {
        let columns: Vec<_> = line.split('\t').collect();
        let requirement = Requirement::parse(columns[0]);
        Row {
            requirement: requirement.unwrap_or_else(|| panic!("{:?} is no requirement", columns[0])),
            has_scenario: columns[3] != "adapter",
            description: columns.last().copied().unwrap_or_default().to_owned(),
        }
    });
    rows.collect()
}
