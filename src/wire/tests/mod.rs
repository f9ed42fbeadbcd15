//! The wire layer through its public face: messages in, documents or the first problem out.
//!
//! In a message, `‸` marks where the problem is; `{…}` stands for markup that is always the same, see
//! [`expand`].

mod content_models;
mod envelope;
mod form;
mod generated;
mod hostile;
mod limits;
mod order;
mod schema;
mod texts;
mod tree;
mod versions;
mod vocabulary;

use crate::wire::*;
use vocabulary::VOCABULARY;

const SOAP: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const MESSAGES: &str = "http://schemas.microsoft.com/exchange/services/2006/messages";
const TYPES: &str = "http://schemas.microsoft.com/exchange/services/2006/types";

/// Replaces what stands for longer texts.
///
/// `{e}` opens an envelope; `{b}` opens its body, too; `{f}` opens one with a foreign header, inside which
/// only form counts; `{/b}` and `{/f}` close them again. `{s}`, `{m}`, `{t}` are namespaces.
fn expand(text: &str) -> String {
    text.replace("{b}", "{e}<s:Body>")
        .replace("{/b}", "</s:Body></s:Envelope>")
        .replace("{f}", "{e}<s:Header><x:Foreign>")
        .replace("{/f}", "</x:Foreign></s:Header><s:Body><m:Ping/></s:Body></s:Envelope>")
        .replace(
            "{e}",
            "<s:Envelope xmlns:s=\"{s}\" xmlns:m=\"{m}\" xmlns:t=\"{t}\" xmlns:x=\"urn:x\" \
             xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\">",
        )
        .replace("{s}", SOAP)
        .replace("{m}", MESSAGES)
        .replace("{t}", TYPES)
}

/// A message without its mark, and where the mark was.
fn unmark(marked: &str) -> (String, Position) {
    let message = expand(marked);
    let Some((before, after)) = message.split_once('‸') else { return (message, Position::default()) };
    let breaks = before.strip_prefix('\u{FEFF}').unwrap_or(before).replace("\r\n", "\n").replace('\r', "\n");
    let line = breaks.split('\n').count();
    let column = breaks.rsplit('\n').next().unwrap_or_default().encode_utf16().count() + 1;
    (format!("{before}{after}"), Position { line, column })
}

fn parse_with<'a>(message: &'a str, options: &Options) -> Result<Document<'a>, Rejection> {
    super::parse(message.as_bytes(), &VOCABULARY, options)
}

fn refusal_with(message: &str, options: &Options) -> Refusal {
    match parse_with(message, options) {
        Ok(_) => panic!("accepted: {message}"),
        Err(rejection) => rejection.refusal,
    }
}

fn refusal(message: &str) -> Refusal {
    refusal_with(message, &Options::request())
}

/// The message has a violation where it is marked, with a text.
#[track_caller]
fn assert_violation(marked: &str, wording: Wording, expected: &str) {
    let (message, position) = unmark(marked);
    match refusal(&message) {
        Refusal::Violation(violation) => {
            assert_eq!(violation.text(wording, Spelling::Http), expand(expected), "{marked}");
            assert_eq!(violation.position, position, "{marked}");
        }
        other => panic!("{other:?} for {marked}"),
    }
}

#[track_caller]
fn assert_accepted(message: &str) {
    let message = expand(message);
    if let Err(rejection) = parse_with(&message, &Options::request()) {
        panic!("{:?} for {message}", rejection.refusal);
    }
}
