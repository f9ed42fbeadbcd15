//! The dictionary and the seeds of the fuzz targets are the ones made from the schema tables and from the
//! fixtures of the tests.
//!
//! `EWS_SIM_BLESS=1 cargo test --test fuzz_inputs` writes them anew.

mod refusals;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ews_sim::Simulator;
use ews_sim::fuzzing::{NORMALISATIONS, TARGETS, dictionary};
use ews_sim::generate::{Attempt, Choices, Request, Scenario, World as Generated};
use ews_sim::operation::REQUESTS;
use refusals::World;
use support::furnished::{Ids, STAFF, requests};
use support::generated::noise;
use support::{ADA, envelope};

/// Inputs by file name.
type Inputs = BTreeMap<String, Vec<u8>>;

/// Texts that are hard to write or to read, for all places of the IM list that the target `writer` fills, and
/// which a NUL divides.
const TEXTS: &[(&str, &str)] = &[
    ("nothing", ""),
    ("plain", "Friends\0frank@example.test\0Frank\0value"),
    ("names-in-use", "Tagged\0Other Contacts\0Favorites\0tagged"),
    ("markup", "<a b='c'>\0&amp;&#10;\0]]>\0<![CDATA[x]]>\"'"),
    ("white-space", " a\t\0\r\n\0 \0\n"),
    ("not-xml", "\u{1}\u{B}\0\u{FFFE}\0\u{FFFF}\0a\u{1F}b"),
    ("planes", "Grüße\0日本語\0😀\0e\u{301}\u{85}\u{2028}\u{FEFF}"),
    ("spellings", "ß\0SS\0İstanbul\0i\u{307}stanbul"),
];

#[test]
fn the_dictionary_is_made_from_the_tables() {
    let expected = Inputs::from([("ews.dict".to_owned(), dictionary().into_bytes())]);
    assert_folder("fuzz/dictionaries", &expected);
}

#[test]
fn the_seeds_are_made_from_the_fixtures() {
    for (target, _) in TARGETS {
        let seeds = match target {
            "envelope" => envelopes(),
            "ids" => ids(),
            "writer" => values(),
            "structured" => {
                decisions(|bytes| Some(Attempt::drawn(&mut Choices::new(bytes)).request().clone()))
            }
            _ => decisions(|bytes| {
                Scenario::drawn_up_to(1, &mut Choices::new(bytes)).requests().first().cloned()
            }),
        };
        assert_folder(&format!("fuzz/seeds/{target}"), &seeds);
    }
}

/// A request of each operation that succeeds, and everything that is refused.
fn envelopes() -> Inputs {
    let world = Generated::usual(false).simulator();
    let mut seeds = Inputs::new();
    for (operation, body) in requests(&ids_of(&world)) {
        // That group is on the list of this world.
        let body = body.replace(STAFF, "team@example.test");
        seeds.insert(operation.to_owned(), envelope(&body).into_bytes());
        let reply = world.clone().handle(ADA, &seeds[operation]);
        assert!(reply.is_success(), "{operation}\n{reply}");
    }
    let mut seen = BTreeSet::new();
    for refusal in refusals::all() {
        let bytes = refusal.bytes(&refusal.world.simulator());
        if seen.insert(bytes.clone()) {
            seeds.insert(unused(&seeds, &slug(refusal.condition)), bytes);
        }
    }
    seeds
}

/// The attributes of what the mailbox of a world has.
fn ids_of(world: &Simulator) -> Ids {
    let mailbox = world.mailbox(ADA).expect("built with it");
    let contact = mailbox.im_contacts().next().expect("the world has contacts");
    let key = mailbox.item_change_key(contact).encode();
    let group = |is_wanted: fn(&str) -> bool| {
        let found = mailbox.im_groups().find(|group| is_wanted(group.display_name()));
        format!("Id=\"{}\"", mailbox.item_id_of(found.expect("the world has it")))
    };
    Ids {
        contact: format!("Id=\"{}\" ChangeKey=\"{key}\"", mailbox.item_id_of(contact)),
        group: group(|name| name == "Work"),
        distribution_group: group(|name| name.contains("staff")),
    }
}

/// Ids and change keys, as their text and as the bytes which the text stands for.
fn ids() -> Inputs {
    let world = World::Usual.simulator();
    let named = World::Usual.ids(&world).into_iter().map(|(name, id)| (slug(name), id));
    let keys = ["EgAAAA==", "EQAAAA==", "AQAAAA==", "AAAA", "CQAAAA=="];
    let keys = keys.into_iter().map(|key| (format!("key-{}", key.trim_end_matches('=')), key.to_owned()));
    let mut seeds = Inputs::new();
    for (name, text) in named.chain(keys) {
        if let Ok(bytes) = STANDARD.decode(&text) {
            seeds.insert(format!("{name}-bytes"), bytes);
        }
        seeds.insert(name, text.into_bytes());
    }
    // Decisions about a snapshot come after a mark of their own.
    seeds.extend((0..8).map(|seed| (format!("snapshot-{seed}"), [vec![0xFF], noise(seed, 60)].concat())));
    seeds
}

/// Texts for the IM list, which the first decision is about, and decisions about values of properties.
fn values() -> Inputs {
    let texts = TEXTS.iter().map(|(name, text)| ((*name).to_owned(), [b"\0", text.as_bytes()].concat()));
    let others =
        (1..8).map(|way| (format!("values-{way}"), [vec![way], noise(u64::from(way), 200)].concat()));
    texts.chain(others).collect()
}

/// Bytes that are read as decisions: for each operation some that begin with it.
fn decisions(first: fn(&[u8]) -> Option<Request>) -> Inputs {
    let mut seeds = Inputs::new();
    for seed in 0.. {
        let bytes = noise(seed, 120);
        if let Some(request) = first(&bytes) {
            seeds.entry(request.operation().to_owned()).or_insert(bytes);
        }
        if seeds.len() == REQUESTS.bodies.len() {
            break;
        }
    }
    seeds.extend((100..104).map(|seed| (format!("long-{seed}"), noise(seed, 400))));
    seeds
}

#[test]
fn the_page_on_fuzzing_lists_every_normalisation() {
    let page = include_str!("../docs/fuzzing.md");
    for it in NORMALISATIONS {
        let row = format!("| {} | {} |", it.value, it.rule);
        assert!(page.contains(&row), "docs/fuzzing.md lacks\n{row}");
    }
}

/// What is shown when a fuzz target breaks is a test that compiles: it stands in a file of its own.
#[test]
fn a_scenario_is_printed_as_a_test() {
    let mut requests =
        ["AddImGroup", "GetImItemList"].into_iter().zip([0, 60]).map(|(operation, seconds)| {
            let body = requests(&ids_of(&Generated::usual(false).simulator()));
            let (_, body) = body.into_iter().find(|(name, _)| *name == operation).expect("it is simulated");
            let request = Request::new(ADA, operation, envelope(&body).into_bytes());
            request.after(std::time::Duration::from_secs(seconds))
        });
    let scenario = Scenario::new(Generated::usual(false), requests.by_ref());
    let test = scenario.to_test("what_was_found").into_bytes();
    assert_folder("tests/pasted", &Inputs::from([("main.rs".to_owned(), test)]));
}

/// The first words of a text, of letters and digits, divided by hyphens.
fn slug(text: &str) -> String {
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.take(10).map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}

/// A name, or the name with the next number where it has been given before.
fn unused(seeds: &Inputs, name: &str) -> String {
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    names.find(|name| !seeds.contains_key(name)).expect("numbers do not end")
}

/// The files in a folder are these and no others; writes them first when asked to.
#[track_caller]
fn assert_folder(folder: &str, expected: &Inputs) {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    // The published package has no fuzz targets.
    if !top.join("fuzz").exists() {
        return;
    }
    let path = top.join(folder);
    if std::env::var_os("EWS_SIM_BLESS").is_some() {
        write(&path, expected);
    }
    let found = read(&path);
    let names: BTreeSet<_> = found.keys().chain(expected.keys()).collect();
    let different: Vec<_> =
        names.into_iter().filter(|name| found.get(*name) != expected.get(*name)).collect();
    let how = "EWS_SIM_BLESS=1 cargo test --test fuzz_inputs";
    assert!(different.is_empty(), "{folder} differs in {different:?}; run {how}");
}

fn write(folder: &PathBuf, inputs: &Inputs) {
    if folder.exists() {
        fs::remove_dir_all(folder).expect("the folder can be written");
    }
    fs::create_dir_all(folder).expect("the folder can be written");
    for (name, bytes) in inputs {
        fs::write(folder.join(name), bytes).expect("the folder can be written");
    }
}

fn read(folder: &PathBuf) -> Inputs {
    let Ok(entries) = fs::read_dir(folder) else { return Inputs::new() };
    let read = |path: PathBuf| {
        let name = path.file_name().expect("entries have names").to_string_lossy().into_owned();
        (name, fs::read(&path).expect("the input can be read"))
    };
    entries.map(|entry| read(entry.expect("a folder that opens can be listed").path())).collect()
}
