//! `docs/coverage.md` says what becomes of every part of a request, and what it says holds.
//!
//! `EWS_SIM_BLESS=1 cargo test --test coverage_md` writes the page anew.

mod coverage;
mod support;
#[path = "support/page.rs"]
mod written_page;

use coverage::unfilled::{UNFILLED, Unfilled};
use coverage::{Row, State, page, rows, unfilled, walk, world::World};

#[test]
fn the_page_is_what_the_tables_say() {
    written_page::assert_written("coverage.md", &page::page());
}

#[test]
fn every_row_is_about_something_that_requests_can_hold() {
    let lost: Vec<_> = rows().filter_map(|row| walk::resolve(row).err()).collect();
    assert!(lost.is_empty(), "\n{}", lost.join("\n"));
}

#[test]
fn what_is_refused_is_refused_because_of_it() {
    let world = World::new();
    for row in rows() {
        let State::Refused(codes, _) = row.state else { continue };
        let mut seen = Vec::new();
        for [with, without] in row.variants() {
            let [refused, taken] = [with, without].map(|variant| world.answer(row, &variant).0.codes());
            let code = codes.iter().find(|code| refused == [**code]);
            assert!(code.is_some(), "{} {}: {refused:?}", row.of_type, row.part);
            assert!(!taken.contains(&refused[0]), "{} {}: {taken:?}", row.of_type, row.part);
            seen.extend(code);
        }
        let unseen: Vec<_> = codes.iter().filter(|code| !seen.contains(code)).collect();
        assert!(unseen.is_empty(), "no sample of {} {} sees {unseen:?}", row.of_type, row.part);
    }
}

#[test]
fn what_has_no_effect_changes_neither_answer_nor_mailbox() {
    let world = World::new();
    for row in rows().filter(|row| !matches!(row.state, State::Refused(..))) {
        assert!(matches!(row.state, State::InPart(_)) || !row.samples.is_empty(), "{row:?}");
        for variants in row.variants() {
            let [with, without] = variants.map(|variant| world.answer(row, &variant));
            let told = |row: &Row| format!("{} {}", row.of_type, row.part);
            assert!(with.0.is_success(), "{}: {}", told(row), with.0);
            assert_eq!(with.0.text(), without.0.text(), "{}", told(row));
            assert!(with.1.mailboxes().eq(without.1.mailboxes()), "{}", told(row));
        }
    }
}

#[test]
fn what_is_never_answered_is_listed() {
    let (of_servers, answered) = (unfilled::of_servers(), unfilled::answered());
    let listed = |(family, element): &unfilled::Name| {
        let own = UNFILLED.iter().filter(|own| own.family == family);
        own.filter(|own| own.elements.is_empty() || own.elements.contains(element)).count()
    };
    for name in &of_servers {
        assert_eq!(listed(name), usize::from(!answered.contains(name)), "{name:?}");
    }
    for Unfilled { family, elements, .. } in UNFILLED {
        let known = |element: &&&str| of_servers.contains(&((*family).to_owned(), **element));
        assert_eq!(elements.iter().filter(known).count(), elements.len(), "{family}");
    }
}
