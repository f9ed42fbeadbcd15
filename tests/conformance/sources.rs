//! The requirements that the tests name, read from their source.

use std::fs;
use std::path::Path;

use crate::requirement::{Document, Requirement};

/// What opens the list of requirements of a test.
const OPENING: &str = concat!("requirements", "!(");

/// A requirement that a test names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Citation {
    pub(crate) requirement: Requirement,
    /// Why the test is not run, if it is not.
    pub(crate) ignored: Option<String>,
}

/// The requirements named in the tests of this folder.
///
/// # Panics
///
/// When a list does not open a test, or cannot be read.
pub(crate) fn cited() -> Vec<Citation> {
    let mut cited = Vec::new();
    visit(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance"), &mut cited);
    cited
}

fn visit(folder: &Path, cited: &mut Vec<Citation>) {
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
fn in_source(text: &str) -> Result<Vec<Citation>, String> {
    let mut cited = Vec::new();
    let lists = text.match_indices(OPENING).filter(|(start, _)| is_code(text, *start));
    for (start, _) in lists {
        let rest = &text[start + OPENING.len()..];
        let list = rest.split(')').next().unwrap_or_default();
        let Some(attributes) = attributes_of_test(&text[..start]) else {
            return Err(format!("no test opens with {OPENING}{list})"));
        };
        let ignored = reason_to_ignore(attributes);
        let named = read_list(list)?.into_iter();
        cited.extend(named.map(|requirement| Citation { requirement, ignored: ignored.clone() }));
    }
    Ok(cited)
}

/// Whether the place is neither in a comment nor a part of a longer name.
fn is_code(text: &str, start: usize) -> bool {
    let line = text[..start].rsplit('\n').next().unwrap_or_default();
    line.trim().is_empty()
}

/// The attributes of the test in whose body the text ends; `None` when it ends elsewhere.
fn attributes_of_test(before: &str) -> Option<&str> {
    let (before, signature) = before.rsplit_once("fn ")?;
    let attributes = &before[before.rfind("#[test]")? + "#[test]".len()..];
    let is_test = attributes.trim().is_empty() || reason_to_ignore(attributes).is_some();
    (is_test && signature.trim_end().ends_with("() {")).then_some(attributes)
}

fn reason_to_ignore(attributes: &str) -> Option<String> {
    let reason = attributes.trim().strip_prefix("#[ignore = \"")?.strip_suffix("\"]")?;
    Some(reason.to_owned())
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
    let read = |before: &str| in_source(&source(before)).map(|cited| (cited.len(), cited[0].ignored.clone()));
    assert_eq!(read("#[test]\nfn a() {"), Ok((3, None)));
    let why = Some("later".to_owned());
    assert_eq!(read("#[test]\n#[ignore = \"later\"]\nfn a() {"), Ok((3, why)));
    assert!(read("#[test]\nfn a() {}\nfn b() {").is_err());
    assert_eq!(in_source(&format!("/// `{OPENING}FOLD: 1)`")), Ok(Vec::new()));
    assert!(read("fn a() {").is_err());
    assert!(read("#[test]\nfn a() {\n    work();").is_err());
    assert!(read_list("FOLD 1").is_err());
    assert!(read_list("FOLDER: 1").is_err());
    assert!(read_list("FOLD: one").is_err());
}
