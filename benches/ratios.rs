//! What reading a request costs, as ratios to what nobody can do without.
//!
//! Times move between machines and between runs, ratios hardly do. Two yardsticks are measured in the same
//! rounds over the same bytes: `R` is one bare pass of quick-xml, `A` the same with the attributes of every
//! tag walked. Run with `cargo bench --bench ratios`; a number as argument is the time in seconds for each
//! document, a word picks the documents with that word in their name.

use std::hint::black_box;
use std::time::{Duration, Instant};

use ews_sim::operation::REQUESTS;
use ews_sim::wire::{self, Options};
use quick_xml::Reader;
use quick_xml::events::Event;

/// What is measured over a document: `R`, `A`, and reading with validation.
const PASSES: [fn(&[u8]); 3] = [bare, attributes, parse];

fn main() {
    let (mut seconds, mut word) = (2.0, String::new());
    for argument in std::env::args().skip(1).filter(|argument| !argument.starts_with("--")) {
        match argument.parse() {
            Ok(number) => seconds = number,
            Err(_) => word = argument,
        }
    }
    println!("{:28} {:>9} {:>10} {:>10} {:>8} {:>8}", "document", "bytes", "A", "parse", "/ R", "/ A");
    for (name, document) in documents().into_iter().filter(|(name, _)| name.contains(&word)) {
        assert!(wire::parse(&document, &REQUESTS, &Options::request()).is_ok(), "{name} is valid");
        let [r, a, parse] = medians(&document, Duration::from_secs_f64(seconds));
        println!(
            "{name:28} {:9} {:>10.2?} {:>10.2?} {:8.2} {:8.2}",
            document.len(),
            Duration::from_secs_f64(a),
            Duration::from_secs_f64(parse),
            parse / r,
            parse / a
        );
    }
}

fn documents() -> [(&'static str, Vec<u8>); 3] {
    let ids: String = (0..1000).map(|n| format!("<t:ItemId Id=\"{}\"/>", id(n))).collect();
    let keyed: String =
        (0..1000).map(|n| format!("<t:ItemId Id=\"{}\" ChangeKey=\"{:040}\"/>\r\n  ", id(n), n)).collect();
    let contact = format!("<m:ContactId Id=\"{}\" ChangeKey=\"EgAAAA==\"/>", id(1));
    let small = format!("\n      {contact}\n      <m:GroupId Id=\"{}\"/>\n    ", id(2));
    [
        ("small request, two ids", envelope("RemoveImContactFromGroup", &small)),
        ("1000 ids", envelope("GetImItems", &format!("<m:ContactIds>{ids}</m:ContactIds>"))),
        (
            "1000 ids with change keys",
            envelope("GetImItems", &format!("<m:ContactIds>{keyed}</m:ContactIds>")),
        ),
    ]
}

/// An identifier as long as those of items, most of it the same for all.
fn id(number: usize) -> String {
    format!("{}{number:08}AAA=", "AAMkADg3".repeat(18).split_at(140).0)
}

fn envelope(operation: &str, content: &str) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<soap:Envelope \
         xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" \
         xmlns:m=\"http://schemas.microsoft.com/exchange/services/2006/messages\" \
         xmlns:t=\"http://schemas.microsoft.com/exchange/services/2006/types\">\n  <soap:Header>\n    \
         <t:RequestServerVersion Version=\"Exchange2013\"/>\n  </soap:Header>\n  <soap:Body>\n    \
         <m:{operation}>{content}</m:{operation}>\n  </soap:Body>\n</soap:Envelope>\n"
    )
    .into_bytes()
}

/// Seconds a pass takes, the median of rounds in which the passes take turns.
fn medians(document: &[u8], time: Duration) -> [f64; PASSES.len()] {
    let repeats = 1 + 200_000 / document.len();
    let mut rounds = PASSES.map(|_| Vec::new());
    let start = Instant::now();
    while start.elapsed() < time || rounds[0].len() < 11 {
        for (pass, rounds) in PASSES.iter().zip(&mut rounds) {
            let start = Instant::now();
            for _ in 0..repeats {
                pass(black_box(document));
            }
            rounds.push(start.elapsed().as_secs_f64() / repeats as f64);
        }
    }
    rounds.map(|mut rounds| {
        rounds.sort_by(f64::total_cmp);
        rounds[rounds.len() / 2]
    })
}

fn bare(document: &[u8]) {
    let mut reader = Reader::from_reader(document);
    while !matches!(black_box(reader.read_event().expect("the document is well-formed")), Event::Eof) {}
}

fn attributes(document: &[u8]) {
    let mut reader = Reader::from_reader(document);
    loop {
        match reader.read_event().expect("the document is well-formed") {
            Event::Start(tag) | Event::Empty(tag) => {
                for attribute in tag.attributes() {
                    black_box(attribute.expect("the attributes are well-formed"));
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
}

fn parse(document: &[u8]) {
    black_box(wire::parse(document, &REQUESTS, &Options::request()).expect("the document is valid"));
}
