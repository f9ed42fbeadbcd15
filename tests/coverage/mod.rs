//! What becomes of each part of a request, as `docs/coverage.md` says it: all parts are honoured but for the
//! rows of the tables here.

#![allow(dead_code, unreachable_pub, reason = "every test binary uses a part of it")]

pub mod of_ids;
pub mod of_items;
pub mod of_operations;
pub mod of_types;
pub mod page;
pub mod unfilled;
pub mod walk;
pub mod world;

use ews_sim::ResponseCode;

/// A part of a request that is not simply honoured.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The published type that declares the part, or [`HEADER`].
    pub of_type: &'static str,
    /// The way to the part from that type: names of elements, or `@` and that of an attribute, between
    /// slashes; `=` and a word at the end for one value; `*` for any element of the type.
    pub part: &'static str,
    /// What becomes of it.
    pub state: State,
    /// Requests that show it, with [`ABBREVIATIONS`]; see [`Row::variants`].
    pub samples: &'static [&'static str],
}

/// What becomes of a part of a request.
#[derive(Debug, Clone, Copy)]
pub enum State {
    /// It is honoured, but not in every respect. Its samples show where it has no effect.
    InPart(&'static str),
    /// It is checked against the schema and has no effect, for a reason.
    NoEffect(&'static str),
    /// A request that has it is refused with one of the codes, for a reason.
    Refused(&'static [ResponseCode], &'static str),
}

/// The type that the headers are parts of, which has no published name.
pub const HEADER: &str = "Header";

/// What stands in samples for what they often say.
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("{inbox}", "<t:DistinguishedFolderId Id='inbox'/>"),
    ("{drafts}", "<t:DistinguishedFolderId Id='drafts'/>"),
    ("{IdOnly}", "<t:BaseShape>IdOnly</t:BaseShape>"),
    ("{Default}", "<t:BaseShape>Default</t:BaseShape>"),
    ("{AllProperties}", "<t:BaseShape>AllProperties</t:BaseShape>"),
    ("{Subject}", "<t:FieldURI FieldURI='item:Subject'/>"),
    ("{page}", "<m:IndexedPageItemView BasePoint='Beginning' Offset='0'/>"),
    ("{the message}", "<t:ItemId Id='{message}'/>"),
    // Two change keys that differ, neither of which need be current.
    ("{key}", "[[ChangeKey='{key of message}'|ChangeKey='{key of folder}']]"),
];

/// All rows.
pub fn rows() -> impl Iterator<Item = &'static Row> {
    [of_operations::ROWS, of_ids::ROWS, of_types::ROWS, of_items::ROWS].into_iter().flatten()
}

/// A part that is honoured, but not in every respect.
pub const fn in_part(
    of_type: &'static str,
    part: &'static str,
    what: &'static str,
    samples: &'static [&'static str],
) -> Row {
    Row { of_type, part, state: State::InPart(what), samples }
}

/// A part without effect.
pub const fn no_effect(
    of_type: &'static str,
    part: &'static str,
    reason: &'static str,
    samples: &'static [&'static str],
) -> Row {
    Row { of_type, part, state: State::NoEffect(reason), samples }
}

/// A part that is refused.
pub const fn refused(
    of_type: &'static str,
    part: &'static str,
    codes: &'static [ResponseCode],
    reason: &'static str,
    samples: &'static [&'static str],
) -> Row {
    Row { of_type, part, state: State::Refused(codes, reason), samples }
}

impl Row {
    /// Each sample twice: with the part, and without it or with another value of it. In the samples the two
    /// stand in double brackets, a bar between them.
    pub fn variants(&self) -> impl Iterator<Item = [String; 2]> {
        self.samples.iter().map(|sample| {
            let [mut with, mut without] = [String::new(), String::new()];
            let sample = unabbreviated(sample);
            let mut rest = &*sample;
            while let Some((before, bracket)) = rest.split_once("[[") {
                let (choice, after) = bracket.split_once("]]").expect("every bracket is closed");
                let (own, other) = choice.split_once('|').expect("there is a bar in every bracket");
                with.extend([before, own]);
                without.extend([before, other]);
                rest = after;
            }
            with.push_str(rest);
            without.push_str(rest);
            assert_ne!(with, without, "{sample} shows nothing");
            [with, without]
        })
    }

    /// Whether it says all of what lies below the part, too.
    pub fn ends_here(&self) -> bool {
        self.of_type == HEADER || !matches!(self.state, State::InPart(_))
    }
}

/// A sample without [`ABBREVIATIONS`].
pub fn unabbreviated(sample: &str) -> String {
    let expand = |text: String, (short, long): &(&str, &str)| text.replace(short, long);
    ABBREVIATIONS.iter().fold(sample.to_owned(), expand)
}

/// A request that makes an item where its kind belongs.
#[macro_export]
macro_rules! create {
    ($item:literal) => {
        concat!(
            "<m:CreateItem MessageDisposition='SaveOnly' SendMeetingInvitations='SendToNone'><m:Items>",
            $item,
            "</m:Items></m:CreateItem>"
        )
    };
}

/// A request that shows one property of an item beside its id.
#[macro_export]
macro_rules! get {
    ($shape:literal, $ids:literal) => {
        concat!(
            "<m:GetItem><m:ItemShape>",
            $shape,
            "</m:ItemShape><m:ItemIds>",
            $ids,
            "</m:ItemIds></m:GetItem>"
        )
    };
}
