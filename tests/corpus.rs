//! The documented requests against the validator: what their index says of each is what the reader says.

mod support;

use std::collections::BTreeMap;
use std::path::Path;

use ews_sim::operation::REQUESTS;
use ews_sim::wire::{self, Options, Refusal};

/// Requests that the index calls invalid and the reader accepts, each with its reason.
const TOLERATED: &[(&str, &str)] = &[(
    "004-AddDistributionGroupToImList-request-adddistributiongrouptoimlist-1.xml",
    "DisplayName is missing, and the documented answer takes the address for it",
)];

#[test]
fn documented_requests_are_valid_or_not_as_their_index_says() {
    let Some(shared) = support::shared() else { return };
    let corpus = shared.join("corpus");
    let mut counts = BTreeMap::<&str, usize>::new();
    for row in rows(&corpus) {
        if REQUESTS.body(&row.operation).is_none() {
            *counts.entry("of operations that are not simulated").or_default() += 1;
            continue;
        }
        let bytes = std::fs::read(corpus.join(&row.file)).expect("the index names files that are there");
        let verdict = wire::parse(&bytes, &REQUESTS, &Options::request());
        let refusal = verdict.err().map(|rejection| rejection.refusal);
        let outcome = match (&*row.schema_valid, refusal) {
            ("yes", None) => "valid and accepted",
            ("yes", Some(Refusal::NewerThanRequested { .. })) => {
                println!("{} names no version that has {}", row.file, row.operation);
                "valid, without the version they need"
            }
            ("no" | "malformed", Some(Refusal::Violation(violation))) => {
                println!("{}:{}: {violation}", row.file, violation.position.line);
                assert_eq!(violation.position.line, row.line_of_violation, "{}", row.file);
                "invalid and refused"
            }
            ("no", Some(Refusal::UnknownVersion(_))) => "invalid and refused",
            ("no", None) if TOLERATED.iter().any(|(file, _)| *file == row.file) => "invalid and tolerated",
            (valid, other) => panic!("{}: the index says {valid}, the reader {other:?}", row.file),
        };
        *counts.entry(outcome).or_default() += 1;
    }
    println!("{counts:#?}");
    assert_eq!(counts.get("invalid and tolerated"), Some(&TOLERATED.len()));
    assert_eq!(counts.get("valid and accepted"), Some(&103));
}

struct Row {
    file: String,
    operation: String,
    schema_valid: String,
    line_of_violation: usize,
}

/// The requests to the EWS endpoint.
fn rows(corpus: &Path) -> Vec<Row> {
    let index = std::fs::read_to_string(corpus.join("index.tsv")).expect("the corpus has an index");
    let mut lines = index.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let names = lines.next().expect("a line of names");
    let place = |name| names.iter().position(|it| *it == name).expect("a column of the index");
    let (kind, service) = (place("kind"), place("service"));
    let (file, operation) = (place("file"), place("operation"));
    let (valid, violation) = (place("schema_valid"), place("first_violation"));
    let requests = lines.filter(|cells| cells[kind] == "request" && cells[service] == "ews");
    requests
        .map(|cells| Row {
            file: cells[file].to_owned(),
            operation: cells[operation].to_owned(),
            schema_valid: cells[valid].to_owned(),
            line_of_violation: cells[violation]
                .strip_prefix("line ")
                .and_then(|rest| rest.split(':').next()?.parse().ok())
                .unwrap_or_default(),
        })
        .collect()
}
