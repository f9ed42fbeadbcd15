//! Requests for another validator to judge: `.ci/compare_verdicts.py` asks libxml2 about each and compares.

mod support;

use std::fmt::Write as _;
use std::path::Path;

use ews_sim::generate::{DAMAGES, scramble, write};
use ews_sim::operation::REQUESTS;
use ews_sim::wire::{self, Invalid, Options, Refusal, ViolationKind};
use support::generated::{edits, generated, noise};

/// How many requests there are.
const COUNT: u64 = 6000;

/// A request, and what was done to it.
struct Case {
    flaw: &'static str,
    bytes: Vec<u8>,
}

#[test]
fn requests_are_left_for_another_validator() {
    let Some(folder) = std::env::var_os("EWS_SIM_REQUESTS") else {
        println!("skipped: EWS_SIM_REQUESTS names no folder");
        return;
    };
    let (mut requests, mut verdicts) = (Vec::new(), String::new());
    for Case { flaw, bytes } in (0..COUNT).map(case) {
        requests.extend(format!("{}\n", bytes.len()).bytes());
        requests.extend(&bytes);
        writeln!(verdicts, "{}\t{flaw}", verdict(&bytes)).expect("a string takes everything");
    }
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder).expect("the folder for requests can be made");
    std::fs::write(folder.join("generated.requests"), requests).expect("it can be written to");
    std::fs::write(folder.join("generated.verdicts"), verdicts).expect("it can be written to");
}

#[test]
fn verdicts_say_in_a_word_why() {
    assert_eq!(verdict(b"<a>"), "NotAnEnvelope");
    assert_eq!(verdict(b"<s:a/>"), "UndeclaredPrefix");
    assert!((0..40).map(case).any(|case| verdict(&case.bytes) == "accepted"));
}

/// Of four requests one is valid, one has a flaw of form, one has another flaw, and one may be valid or not.
fn case(seed: u64) -> Case {
    let bytes = noise(seed, 400);
    let (mut tree, mut choices) = generated(&bytes);
    if seed % 4 == 0 {
        scramble(&mut tree, &mut choices);
        return Case { flaw: "scrambled", bytes: write(&tree, &mut choices).to_bytes() };
    }
    if seed % 4 == 1 {
        let edit = edits().nth(choices.below(edits().count())).expect("in range");
        let is_flawed = edit.apply(&mut tree, &mut choices);
        let flaw = if is_flawed { edit.name } else { "none" };
        return Case { flaw, bytes: write(&tree, &mut choices).to_bytes() };
    }
    let written = write(&tree, &mut choices);
    let place = choices.below(DAMAGES.len() + 1);
    match DAMAGES.get(place) {
        _ if seed % 4 == 2 => Case { flaw: "none", bytes: written.to_bytes() },
        None => Case { flaw: "truncated", bytes: written.truncated(&mut choices).to_bytes() },
        Some(damage) => match damage.apply(&written, &mut choices) {
            Some((damaged, _)) => Case { flaw: damage.name, bytes: damaged.to_bytes() },
            None => Case { flaw: "none", bytes: written.to_bytes() },
        },
    }
}

/// `accepted`, or the reason of the refusal in a word; for a bad value its datatype too.
fn verdict(bytes: &[u8]) -> String {
    let Err(rejection) = wire::parse(bytes, &REQUESTS, &Options::request()) else {
        return "accepted".to_owned();
    };
    let reason = match &rejection.refusal {
        Refusal::Violation(violation) => match &violation.kind {
            ViolationKind::Malformed(malformed) => format!("{malformed:?}"),
            ViolationKind::Invalid(
                Invalid::AttributeValue { value, .. } | Invalid::ElementValue { value, .. },
            ) => return format!("bad {}", value.datatype.name),
            ViolationKind::Invalid(invalid) => format!("{invalid:?}"),
        },
        other => format!("{other:?}"),
    };
    let word = reason.split(|c: char| !c.is_alphanumeric()).next();
    word.unwrap_or_default().to_owned()
}
