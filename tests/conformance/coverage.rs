//! Every requirement that a scenario of the suites is about, and that touches an operation that is simulated,
//! is named by a test or is in the table of [`exclusions`].

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::exclusions::{EXCLUDED, Group};
use crate::requirement::{Document, Requirement};
use crate::types::TYPES;
use crate::{sources, support, types};

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
    let Cited { cited, waiting_for } = cited();
    let excluded = numbers(EXCLUDED);
    let mut uncited = Vec::new();
    for (protocol, rows) in &lists {
        let rows: Vec<_> = rows.iter().filter(|row| row.has_scenario).collect();
        let count = |set: &BTreeSet<_>| rows.iter().filter(|row| set.contains(&row.requirement)).count();
        let [named, excluded_here, waiting] =
            [count(&cited), count(&excluded), count(&waiting_for.keys().copied().collect())];
        println!(
            "MS-OXWS{protocol:?}: {} requirements with a scenario, {named} named by tests, {excluded_here} \
             excluded, {waiting} not yet covered",
            rows.len()
        );
        let is_known =
            |it: &Requirement| cited.contains(it) || excluded.contains(it) || waiting_for.contains_key(it);
        let unknown = rows.iter().filter(|row| !is_known(&row.requirement));
        uncited.extend(unknown.map(|row| format!("{}\t{}", row.requirement, row.description)));
    }
    for group in EXCLUDED {
        println!("{} excluded: {}", numbers(std::slice::from_ref(group)).len(), group.reason);
    }
    let reasons: BTreeSet<_> = waiting_for.values().collect();
    for reason in reasons {
        let count = waiting_for.values().filter(|other| *other == reason).count();
        println!("{count} not yet covered: {reason}");
    }
    assert!(uncited.is_empty(), "{} uncited:\n{}", uncited.len(), uncited.join("\n"));
    let listed: BTreeSet<_> = lists.iter().flat_map(|(_, rows)| rows).map(|row| row.requirement).collect();
    let named = cited.iter().chain(&excluded).chain(waiting_for.keys());
    let strangers: Vec<_> = named.filter(|it| !listed.contains(it)).collect();
    assert!(strangers.is_empty(), "in no list: {strangers:?}");
}

#[test]
fn nothing_is_excluded_that_a_test_names_and_nothing_is_excluded_twice() {
    let Cited { cited, waiting_for } = cited();
    let mut reasons = BTreeMap::new();
    for group in EXCLUDED {
        for requirement in numbers(std::slice::from_ref(group)) {
            let is_named = cited.contains(&requirement) || waiting_for.contains_key(&requirement);
            assert!(!is_named, "{requirement} is named by a test: {}", group.reason);
            let other = reasons.insert(requirement, group.reason);
            assert_eq!(other, None, "{requirement} is excluded twice");
        }
    }
}

/// What tests name.
struct Cited {
    /// Requirements that a test looks at.
    cited: BTreeSet<Requirement>,
    /// Those that no test looks at which is run, and what that waits for.
    waiting_for: BTreeMap<Requirement, String>,
}

fn cited() -> Cited {
    let (mut cited, mut waiting_for) = (BTreeSet::new(), BTreeMap::new());
    for citation in sources::cited() {
        match citation.ignored {
            None => drop(cited.insert(citation.requirement)),
            Some(reason) => drop(waiting_for.insert(citation.requirement, reason)),
        }
    }
    let declared = types::declared();
    for row in TYPES {
        if row.is_declared(&declared) {
            cited.insert(row.requirement());
        } else {
            waiting_for.insert(row.requirement(), "no message that is simulated has the type".to_owned());
        }
    }
    waiting_for.retain(|requirement, _| !cited.contains(requirement));
    Cited { cited, waiting_for }
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
