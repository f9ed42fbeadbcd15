//! The requirements that the tests name, read from their source.

use std::fs;
use std::path::Path;

use crate::requirement::{Document, Requirement};

/// What opens the list of requirements of a test.
const OPENING: &str = concat!("requirements", "!(");

/// The requirements named in the tests of this folder.
///
/// # Panics
///
/// When a list does not open a test, or cannot be read.
pub(crate) fn cited() -> Vec<Requirement> {
    let mut cited = Vec::new();
    visit(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance"), &mut cited);
    cited
}

fn visit(folder: &Path, cited: &mut Vec<Requirement>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("a folder that opens can be listed").path();
        if path.is_dir() {
            visit(&path, cited);
        } else {
            let text = fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
            let found = in_source(&text);
            cited.extend(found.unwrap_or_else(|why| panic!("{}: {why}", path.display())));
        }
    }
}

/// The requirements named in a source text; why it is not as it should be.
fn in_source(text: &str) -> Result<Vec<Requirement>, String> {
    let mut cited = Vec::new();
    let lists = text.match_indices(OPENING).filter(|(start, _)| is_code(text, *start));
    for (start, _) in lists {
        let rest = &text[start + OPENING.len()..];
        let list = rest.split(')').next().unwrap_or_default();
        if !opens_a_test(&text[..start]) {
            return Err(format!("no test opens with {OPENING}{list})"));
        }
        cited.extend(read_list(list)?);
    }
    Ok(cited)
}

/// Whether the place is neither in a comment nor a part of a longer name.
fn is_code(text: &str, start: usize) -> bool {
    let line = text[..start].rsplit('\n').next().unwrap_or_default();
    line.trim().is_empty()
}

/// Whether the text ends where the body of a test begins.
fn opens_a_test(before: &str) -> bool {
    let Some((attributes, signature)) = before.rsplit_once("fn ") else { return false };
    signature.trim_end().ends_with("() {") && attributes.trim_end().ends_with("#[test]")
}

fn read_list(list: &str) -> Result<Vec<Requirement>, String> {
    let mut cited = Vec::new();
    for part in list.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let unreadable = || format!("{part:?} is no list of requirements");
        let (name, numbers) = part.split_once(':').ok_or_else(unreadable)?;
        let document = Document::parse(name.trim()).ok_or_else(unreadable)?;
        for number in numbers.split(',').map(str::trim).filter(|number| !number.is_empty()) {
            let number = number.replace('_', "").parse().map_err(|_| unreadable())?;
            cited.push(Requirement { document, number });
        }
    }
    Ok(cited)
}

#[test]
fn a_list_is_read_where_it_opens_a_test_and_refused_elsewhere() {
    let source = |before: &str| format!("{before}\n    {OPENING}FOLD: 1, 2;\n CDATA: 3);\n");
    let read = |before: &str| in_source(&source(before)).map(|cited| cited.len());
    assert_eq!(read("#[test]\nfn a() {"), Ok(3));
    assert_eq!(in_source(&format!("/// `{OPENING}FOLD: 1)`")), Ok(Vec::new()));
    assert!(read("fn a() {").is_err());
    assert!(read("#[test]\nfn a() {\n    work();").is_err());
    assert!(read_list("FOLD 1").is_err());
    assert!(read_list("FOLDER: 1").is_err());
    assert!(read_list("FOLD: one").is_err());
}
