//! The repository's own rules, as tests: how long a file, a function and a line may be, which names the
//! library never uses and which parts of it do not know each other.

use std::fs;
use std::path::Path;

const MOST_LINES_OF_A_FILE: usize = 600;
const MOST_LINES_OF_A_FUNCTION: usize = 70;
const MOST_COLUMNS: usize = 110;

/// Files that are one long table, which is no easier to read in pieces.
const TABLES: &[&str] = &["src/response_code.rs", "src/schema/field_uri.rs"];

/// What the crate has printed, as it has printed it.
const PRINTED: &str = "tests/pasted/main.rs";

/// Names the library does not use, and what to use instead.
const BANNED: &[(&str, &str)] = &[
    ("HashMap::new", "a BTreeMap, whose order is the same in every run"),
    ("HashSet::new", "a BTreeSet, whose order is the same in every run"),
    ("RandomState", "nothing: the library draws no entropy"),
    ("thread_rng", "the seed of the simulator"),
    ("Instant::now", "the simulator's clock"),
    ("SystemTime::now", "the simulator's clock"),
    ("fs::", "bytes handed in by the caller: the library has no I/O"),
    ("net::", "bytes handed in by the caller: the library has no I/O"),
    ("thread::spawn", "nothing: the library starts no threads"),
    ("thread::scope", "nothing: the library starts no threads"),
    ("thread::sleep", "the simulator's clock"),
    ("println!", "an answer or the journal"),
    ("dbg!", "an answer or the journal"),
    ("unwrap()", "`expect` with the reason why it holds, or an error"),
];

/// Parts of the library and the module that each of them does not know.
const STRANGERS: &[(&str, &str)] = &[("src/mailbox", "wire::"), ("src/wire", "mailbox::")];

#[test]
fn files_are_short() {
    assert!(long_file(&source("src/a.rs", &"\n".repeat(601))).is_some());
    assert!(long_file(&source("src/a.rs", &"\n".repeat(600))).is_none());
    assert!(long_file(&source(TABLES[0], &"\n".repeat(601))).is_none());
    assert_clean(|source| long_file(source).into_iter().collect());
}

#[test]
fn functions_are_short() {
    let body = "    work();\n".repeat(69);
    assert_eq!(long_functions(&source("src/a.rs", &format!("fn long() {{\n{body}}}\n"))).len(), 1);
    let declared = format!("fn declared(bytes: [u8; 2]);\nmod a {{\n{body}}}\n");
    assert_eq!(long_functions(&source("src/a.rs", &declared)), []);
    let quoted = format!("fn quoted() {{ f(\"{{\", '{{', r#\"{{\"#) /* {{ */ }} // {{\n{body}");
    assert_eq!(long_functions(&source("src/a.rs", &quoted)), []);
    assert_clean(long_functions);
}

#[test]
fn lines_are_short() {
    assert_eq!(long_lines(&source("src/a.rs", &"ä".repeat(111))).len(), 1);
    assert_eq!(long_lines(&source("src/a.rs", &"ä".repeat(110))), []);
    assert_eq!(long_lines(&source("src/a.rs", &format!("//! <https://{}>", "a".repeat(110)))), []);
    assert_clean(long_lines);
}

#[test]
fn the_library_keeps_to_pure_and_total_code() {
    assert_eq!(banned_names(&source("src/a.rs", "let map = HashMap::new();\n")).len(), 1);
    assert_eq!(banned_names(&source("src/a.rs", "let now = value.unwrap();\n")).len(), 1);
    assert_eq!(banned_names(&source("src/a.rs", "// dbg!\nlet text = \"SystemTime\"; offs::x();\n")), []);
    assert_eq!(banned_names(&source("tests/a.rs", "fs::read();\n")), []);
    assert_eq!(banned_names(&source("src/a.rs", "\n#[cfg(test)]\nmod tests {\n    x.unwrap();\n}\n")), []);
    assert_clean(banned_names);
}

#[test]
fn nothing_is_left_for_later() {
    let unfinished = source("src/a.rs", concat!("// TO", "DO: more\n"));
    assert_eq!(reminders(&unfinished).len(), 1);
    assert_eq!(reminders(&source("src/a.rs", "// done\n")), []);
    assert_clean(reminders);
}

#[test]
fn operations_write_no_xml_by_hand() {
    assert_eq!(xml_literals(&source("src/operation/a.rs", "let xml = \"<a/>\";\n")).len(), 1);
    assert_eq!(xml_literals(&source("src/operation/a.rs", "let xml = r#\"<a/>\"#;\n")).len(), 1);
    assert_eq!(xml_literals(&source("src/operation/a.rs", "// \"<a/>\"\nlet less = '<';\n")), []);
    assert_eq!(xml_literals(&source("src/wire/a.rs", "let xml = \"<a/>\";\n")), []);
    assert_clean(xml_literals);
}

#[test]
fn wire_and_mailbox_do_not_know_each_other() {
    assert_eq!(strangers_met(&source("src/wire/a.rs", "use crate::mailbox::Mailbox;\n")).len(), 1);
    assert_eq!(strangers_met(&source("src/mailbox/a.rs", "use crate::{Error, wire::Node};\n")).len(), 1);
    assert_eq!(strangers_met(&source("src/operation/a.rs", "use crate::wire::Node;\n")), []);
    assert_clean(strangers_met);
}

/// A complaint: the line, counted from one, and what is wrong there.
type Complaint = (usize, String);

fn long_file(source: &Source) -> Option<Complaint> {
    let lines = source.text.lines().count();
    let message = format!("{lines} lines, {MOST_LINES_OF_A_FILE} are allowed");
    (lines > MOST_LINES_OF_A_FILE && !TABLES.contains(&source.path.as_str())).then_some((1, message))
}

fn long_functions(source: &Source) -> Vec<Complaint> {
    let code = source.code();
    let starts = code.match_indices("fn ").filter(|(start, _)| !follows_word(&code, *start));
    let lengths = starts.map(|(start, _)| {
        let length = code[start..][..function_length(&code[start..])].lines().count();
        (line_of(&code, start), length)
    });
    let long = lengths.filter(|(_, length)| *length > MOST_LINES_OF_A_FUNCTION);
    long.map(|(line, length)| {
        (line, format!("a function of {length} lines, {MOST_LINES_OF_A_FUNCTION} are allowed"))
    })
    .collect()
}

/// How many bytes the function at the start of the code has, up to its closing brace, or to its semicolon
/// when it is only declared.
fn function_length(code: &str) -> usize {
    let (mut brackets, mut braces) = (0_usize, 0_usize);
    for (index, byte) in code.bytes().enumerate() {
        match byte {
            b'(' | b'[' => brackets += 1,
            b')' | b']' => brackets = brackets.saturating_sub(1),
            b'{' => braces += 1,
            b'}' => braces = braces.saturating_sub(1),
            _ => {}
        }
        let closed = byte == b'}' && braces == 0;
        let only_declared = byte == b';' && braces == 0 && brackets == 0;
        if closed || only_declared {
            return index + 1;
        }
    }
    code.len()
}

fn long_lines(source: &Source) -> Vec<Complaint> {
    // An address cannot be wrapped; it stands alone on its line.
    let is_address = |line: &str| line.trim_start_matches(['/', '!', ' ']).starts_with("<http");
    let length = |line: &str| if is_address(line) { 0 } else { line.chars().count() };
    let lengths = source.text.lines().map(length);
    let long = lengths.enumerate().filter(|(_, length)| *length > MOST_COLUMNS);
    long.map(|(index, length)| (index + 1, format!("{length} columns, {MOST_COLUMNS} are allowed"))).collect()
}

fn banned_names(source: &Source) -> Vec<Complaint> {
    let code = source.library_code();
    let found = BANNED.iter().flat_map(|(name, instead)| {
        let lines = lines_with(&code, name);
        lines.into_iter().map(move |line| (line, format!("{name} is not used here; use {instead}")))
    });
    found.collect()
}

fn reminders(source: &Source) -> Vec<Complaint> {
    let words = [concat!("TO", "DO"), concat!("FIX", "ME")];
    let lines = words.into_iter().flat_map(|word| lines_with(&source.text, word));
    lines.map(|line| (line, "do it now, or write an issue".to_owned())).collect()
}

fn xml_literals(source: &Source) -> Vec<Complaint> {
    if !source.path.starts_with("src/operation/") {
        return Vec::new();
    }
    let lines = lines_with(&source.library_text(), "\"<");
    lines.into_iter().map(|line| (line, "XML is written by the wire layer".to_owned())).collect()
}

fn strangers_met(source: &Source) -> Vec<Complaint> {
    let code = source.library_code();
    let strangers = STRANGERS.iter().filter(|(part, _)| source.path.starts_with(part));
    let met = strangers.flat_map(|(part, stranger)| {
        let lines = lines_with(&code, stranger);
        lines.into_iter().map(move |line| (line, format!("{part} does not know {stranger}")))
    });
    met.collect()
}

/// The lines on which the text has that name, not as the end of a longer one.
fn lines_with(text: &str, name: &str) -> Vec<usize> {
    let places = text.match_indices(name).map(|(start, _)| start);
    places.filter(|start| !follows_word(text, *start)).map(|start| line_of(text, start)).collect()
}

fn follows_word(text: &str, start: usize) -> bool {
    text[..start].ends_with(|last: char| last.is_alphanumeric() || last == '_')
}

fn line_of(text: &str, start: usize) -> usize {
    text[..start].matches('\n').count() + 1
}

/// Checks one rule on every source file of the repository.
#[track_caller]
fn assert_clean(rule: fn(&Source) -> Vec<Complaint>) {
    let mut report = String::new();
    for source in sources().iter().filter(|source| source.path != PRINTED) {
        for (line, message) in rule(source) {
            report += &format!("{}:{line}: {message}\n", source.path);
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

/// A source file: its path from the top of the repository, with slashes, and its text.
struct Source {
    path: String,
    text: String,
}

fn source(path: &str, text: &str) -> Source {
    Source { path: path.to_owned(), text: text.to_owned() }
}

fn sources() -> Vec<Source> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    for folder in ["src", "tests", "examples", "benches", "fuzz/fuzz_targets"] {
        collect(&top.join(folder), folder, &mut sources);
    }
    assert!(sources.iter().any(|source| source.path == "src/lib.rs"), "the sources lie in {}", top.display());
    sources
}

fn collect(folder: &Path, path: &str, sources: &mut Vec<Source>) {
    // A folder that does not exist has nothing to complain about.
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let entry = entry.expect("a folder that opens can be listed");
        let path = format!("{path}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &path, sources);
        } else if path.ends_with(".rs") {
            let text = fs::read_to_string(entry.path()).expect("a source file is UTF-8");
            sources.push(Source { path, text });
        }
    }
}

impl Source {
    /// The code with comments and the content of literals blanked out; lines and columns stay.
    fn code(&self) -> String {
        keep(&self.text, |kind| kind == Kind::Code)
    }

    /// As [`code`](Self::code), for the part that is in the published library: empty for tests.
    fn library_code(&self) -> String {
        keep(self.library_part(), |kind| kind == Kind::Code)
    }

    /// Code and literals of the part that is in the published library.
    fn library_text(&self) -> String {
        keep(self.library_part(), |kind| kind != Kind::Comment)
    }

    fn library_part(&self) -> &str {
        let is_test = self.path.ends_with("/tests.rs") || self.text.contains("#![cfg(test)]");
        if !self.path.starts_with("src/") || self.path.contains("/tests/") || is_test {
            return "";
        }
        self.text.split("\n#[cfg(test)]\nmod tests").next().unwrap_or_default()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Code,
    Comment,
    Literal,
}

/// The text with a blank for every character of the other kinds.
fn keep(text: &str, wanted: fn(Kind) -> bool) -> String {
    let blanked = |piece: &str| piece.replace(|character| character != '\n', " ");
    let pieces = pieces(text).into_iter();
    pieces.map(|(kind, piece)| if wanted(kind) { piece.to_owned() } else { blanked(piece) }).collect()
}

/// Divides a source text into code, comments and literals.
fn pieces(text: &str) -> Vec<(Kind, &str)> {
    let (mut pieces, mut code, mut place) = (Vec::new(), 0, 0);
    while let Some(character) = text[place..].chars().next() {
        match comment_or_literal(&text[place..], follows_word(text, place)) {
            Some((kind, length)) => {
                pieces.push((Kind::Code, &text[code..place]));
                pieces.push((kind, &text[place..place + length]));
                place += length;
                code = place;
            }
            None => place += character.len_utf8(),
        }
    }
    pieces.push((Kind::Code, &text[code..]));
    pieces
}

fn comment_or_literal(rest: &str, follows_word: bool) -> Option<(Kind, usize)> {
    if rest.starts_with("//") {
        return Some((Kind::Comment, rest.find('\n').unwrap_or(rest.len())));
    }
    if rest.starts_with("/*") {
        return Some((Kind::Comment, rest.find("*/").map_or(rest.len(), |end| end + 2)));
    }
    let length = match rest.chars().next()? {
        '"' => Some(quoted_length(rest, '"')),
        // Otherwise it is a lifetime.
        '\'' if rest.starts_with("'\\") || rest.chars().nth(2) == Some('\'') => {
            Some(quoted_length(rest, '\''))
        }
        'b' | 'r' if !follows_word => raw_string_length(rest),
        _ => None,
    };
    length.map(|length| (Kind::Literal, length))
}

fn quoted_length(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (index, character) in rest.char_indices().skip(1) {
        if character == quote && !escaped {
            return index + 1;
        }
        escaped = character == '\\' && !escaped;
    }
    rest.len()
}

fn raw_string_length(rest: &str) -> Option<usize> {
    let opening = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = opening.len() - opening.trim_start_matches('#').len();
    let content = opening[hashes..].strip_prefix('"')?;
    let closing = format!("\"{}", "#".repeat(hashes));
    let end = content.find(&closing).map_or(content.len(), |end| end + closing.len());
    Some(rest.len() - content.len() + end)
}
