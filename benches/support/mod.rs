//! What the benches share: documents, yardsticks, worlds, and the comparisons made of them.

#![allow(dead_code, unreachable_pub, reason = "every bench uses a part of it")]

pub mod callgrind;
pub mod comparisons;
pub mod documents;
pub mod lists;
pub mod worlds;

use std::hint::black_box;

use quick_xml::Reader;
use quick_xml::events::Event;

/// The yardstick `R`: one bare pass of quick-xml, which a problem ends.
pub fn bare(document: &[u8]) {
    let mut reader = Reader::from_reader(document);
    while !matches!(black_box(reader.read_event()), Ok(Event::Eof) | Err(_)) {}
}

/// The yardstick `A`: the same, and the attributes of every tag walked with the check for duplicates.
pub fn attributes(document: &[u8]) {
    let mut reader = Reader::from_reader(document);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                for attribute in tag.attributes() {
                    let _ = black_box(attribute);
                }
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
}

/// The answer written once more with quick-xml's writer, event by event: the yardstick of writing.
pub fn events_of(document: &str) -> Vec<Event<'_>> {
    let mut reader = Reader::from_str(document);
    let mut events = Vec::new();
    loop {
        match reader.read_event().expect("answers are well-formed") {
            Event::Eof => return events,
            event => events.push(event),
        }
    }
}
