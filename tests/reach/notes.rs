//! What real servers do to their clients is tested note by note, here and in `tests/double`; this counts
//! them.

use std::fs;
use std::path::Path;

/// All 71 notes are there, in the names of tests or in the list of what is open.
#[test]
fn every_note_is_tested_or_said_to_be_open() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut names = String::new();
    collect(&root.join("tests"), &mut names);
    let page = fs::read_to_string(root.join("docs/not-tested.md")).expect("the page is there");
    let (_, open) = page.split_once("## Field notes").expect("the section is there");
    for note in 1..=71 {
        let is_tested = names.contains(&format!("note_{note:02}_"));
        let is_open = open.contains(&format!("\n| {note} |"));
        assert!(is_tested != is_open, "note {note}: tested is {is_tested}, open is {is_open}");
    }
}

/// The names of all tests below a folder.
fn collect(folder: &Path, names: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder of tests").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, names);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path).expect("a source");
            let functions = source.lines().filter(|line| line.starts_with("fn "));
            names.extend(functions.map(|line| format!("{line}\n")));
        }
    }
}
