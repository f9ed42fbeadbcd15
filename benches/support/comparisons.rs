//! What is compared with what: one comparison a row of the table.

use std::hint::black_box;

use ews_sim::operation::im_list::{GetImItems, GetImItemsResponse};
use ews_sim::operation::{Answer, Operation, REQUESTS};
use ews_sim::schema::{BaseItemId, ItemId, NonEmptyArrayOfBaseItemIds};
use ews_sim::wire::{self, Element, Namespace, Naming, Options, Spelling, Writer};
use ews_sim::{Result, Simulator};
use quick_xml::events::Event;

use super::worlds::{self, ADA, Membership};
use super::{attributes, bare, documents, events_of};

/// One side of a comparison: work to be measured, in portions that both sides share.
pub trait Side {
    /// Makes ready for the next portion; not measured.
    fn prepare(&mut self) {}

    /// Does one portion of the work.
    fn run(&mut self);
}

/// A row of the table: this crate against a yardstick.
pub struct Comparison {
    /// The number of the row.
    pub row: &'static str,
    /// What this crate does.
    pub what: &'static str,
    /// What it is measured against.
    pub yardstick: &'static str,
    /// The ratio that has to be kept.
    pub must: f64,
    /// The ratio that is wished for.
    pub bold: f64,
    /// It takes long to set up.
    pub is_large: bool,
    /// Makes the two sides: this crate, then the yardstick.
    pub sides: fn() -> [Box<dyn Side>; 2],
}

/// The rows that are ratios to a yardstick.
pub fn comparisons() -> impl Iterator<Item = &'static Comparison> {
    REQUESTS_AND_ANSWERS.iter().chain(&super::lists::LISTS)
}

/// Reading, answering and writing.
const REQUESTS_AND_ANSWERS: [Comparison; 12] = [
    Comparison {
        row: "1",
        what: "parse, small request with two ids",
        yardstick: "A",
        must: 1.8,
        bold: 1.4,
        is_large: false,
        sides: || parsing(documents::removal(&id(1), &id(2)), 100),
    },
    Comparison {
        row: "1",
        what: "parse, 1000 ids",
        yardstick: "A",
        must: 1.8,
        bold: 1.4,
        is_large: false,
        sides: || parsing(documents::get_im_items(ids().iter().map(|id| &**id)), 1),
    },
    Comparison {
        row: "1",
        what: "parse, 1000 ids with change keys",
        yardstick: "A",
        must: 1.8,
        bold: 1.4,
        is_large: false,
        sides: || parsing(documents::get_keyed_im_items(ids().iter().map(|id| &**id)), 1),
    },
    Comparison {
        row: "2",
        what: "parse, 1000 contacts to create",
        yardstick: "R",
        must: 2.22,
        bold: 1.82,
        is_large: false,
        sides: || {
            let document = documents::create_contacts(0..1000);
            [parse, bare].map(|pass| Pass::over(pass, &document, 1))
        },
    },
    Comparison {
        row: "3",
        what: "handle, small request, 1000 contacts",
        yardstick: "R",
        must: 3.0,
        bold: 2.3,
        is_large: false,
        sides: removing,
    },
    Comparison {
        row: "4",
        what: "handle, 1000 contacts to create",
        yardstick: "R",
        must: 3.0,
        bold: 2.2,
        is_large: false,
        sides: creating,
    },
    Comparison {
        row: "5",
        what: "handle, 1000 ids to personas",
        yardstick: "A",
        must: 6.0,
        bold: 3.0,
        is_large: false,
        sides: getting,
    },
    Comparison {
        row: "6",
        what: "write that answer",
        yardstick: "quick-xml",
        must: 0.55,
        bold: 0.40,
        is_large: false,
        sides: writing,
    },
    Comparison {
        row: "7",
        what: "handle, 64 k contacts",
        yardstick: "1 k",
        must: 1.8,
        bold: 1.25,
        is_large: false,
        sides: || scaling(64_000),
    },
    Comparison {
        row: "7",
        what: "handle, 1 M contacts",
        yardstick: "1 k",
        must: 1.8,
        bold: 1.25,
        is_large: true,
        sides: || scaling(1_000_000),
    },
    Comparison {
        row: "7",
        what: "work on contacts, 64 k in Contacts",
        yardstick: "1 k",
        must: 1.8,
        bold: 1.25,
        is_large: false,
        sides: || working(64_000),
    },
    Comparison {
        row: "7",
        what: "work on contacts, 1 M in Contacts",
        yardstick: "1 k",
        must: 1.8,
        bold: 1.25,
        is_large: true,
        sides: || working(1_000_000),
    },
];

/// A function over bytes, as often as it takes to be measured well.
struct Pass {
    pass: fn(&[u8]),
    documents: Vec<String>,
}

impl Side for Pass {
    fn run(&mut self) {
        self.documents.iter().for_each(|document| (self.pass)(black_box(document.as_bytes())));
    }
}

impl Pass {
    fn over(pass: fn(&[u8]), document: &str, repeats: usize) -> Box<dyn Side> {
        Box::new(Self { pass, documents: vec![document.to_owned(); repeats] })
    }
}

/// Reads a request that is valid.
pub fn parse(document: &[u8]) {
    black_box(wire::parse(document, &REQUESTS, &Options::request()).expect("the document is valid"));
}

/// Reads whatever comes.
pub fn parse_or_refuse(document: &[u8]) {
    let _ = black_box(wire::parse(document, &REQUESTS, &Options::request()));
}

fn parsing(document: String, repeats: usize) -> [Box<dyn Side>; 2] {
    [parse, attributes].map(|pass| Pass::over(pass, &document, repeats))
}

/// An identifier as long as those of items, most of it the same for all.
fn id(number: usize) -> String {
    format!("{}{number:08}AAA=", "AAMkADg3".repeat(18).split_at(140).0)
}

fn ids() -> Vec<String> {
    (0..1000).map(id).collect()
}

/// How many memberships a portion ends.
const PORTION: usize = 250;

/// Requests that end memberships, which are begun again when none is left.
struct Removal {
    simulator: Simulator,
    memberships: Vec<Membership>,
    ended: usize,
    requests: Vec<String>,
}

impl Removal {
    fn of(contacts: usize, memberships: usize) -> Self {
        let simulator = worlds::simulator(contacts);
        let mailbox = simulator.mailbox(ADA).expect("built with it");
        let memberships = worlds::memberships(mailbox, memberships);
        Self { simulator, memberships, ended: 0, requests: Vec::new() }
    }
}

impl Side for Removal {
    fn prepare(&mut self) {
        if self.ended == self.memberships.len() {
            let mailbox = self.simulator.mailbox_mut(ADA).expect("built with it");
            for Membership { contact, group, .. } in &self.memberships {
                mailbox.add_contact_to_group(*contact, Some(*group)).expect("both are there");
            }
            self.ended = 0;
        }
        let next = &self.memberships[self.ended..self.ended + PORTION];
        self.requests = next.iter().map(|it| documents::removal(&it.contact_id, &it.group_id)).collect();
        self.ended += PORTION;
    }

    fn run(&mut self) {
        for request in &self.requests {
            let reply = black_box(self.simulator.handle(ADA, request.as_bytes()));
            assert_eq!(reply.findings().len(), 0, "the membership is there");
        }
    }
}

fn removing() -> [Box<dyn Side>; 2] {
    let mut removal = Removal::of(1000, 4 * PORTION);
    removal.prepare();
    let bare = Pass { pass: bare, documents: removal.requests.clone() };
    removal.ended = 0;
    [Box::new(removal), Box::new(bare)]
}

fn scaling(contacts: usize) -> [Box<dyn Side>; 2] {
    [Box::new(Removal::of(contacts, 80 * PORTION)), Box::new(Removal::of(1000, 4 * PORTION))]
}

/// A request for contacts, always sent to an empty mailbox.
struct Creating {
    simulator: Simulator,
    request: String,
}

impl Side for Creating {
    fn prepare(&mut self) {
        self.simulator = Simulator::builder().mailbox(ADA).build();
    }

    fn run(&mut self) {
        let reply = black_box(self.simulator.handle(ADA, black_box(self.request.as_bytes())));
        assert_eq!(reply.findings().len(), 0, "contacts can be made");
    }
}

fn creating() -> [Box<dyn Side>; 2] {
    let request = documents::create_contacts(0..1000);
    let bare = Pass::over(bare, &request, 1);
    [Box::new(Creating { simulator: Simulator::builder().build(), request }), bare]
}

/// How many contacts a portion works on.
const WORKED_ON: usize = 50;

/// Requests about single contacts all over a folder: each is read, changed and deleted.
struct Working {
    simulator: Simulator,
    /// Contacts that are there, those to be worked on last first.
    ids: Vec<String>,
    requests: Vec<String>,
}

impl Working {
    fn on(contacts: usize) -> Box<dyn Side> {
        let simulator = worlds::contacts(contacts);
        let ids = worlds::ids_of_contacts(&simulator, contacts);
        Box::new(Self { simulator, ids, requests: Vec::new() })
    }
}

impl Side for Working {
    fn prepare(&mut self) {
        let made = self.simulator.handle(ADA, documents::create_contacts(0..WORKED_ON).as_bytes());
        let chosen = self.ids.split_off(self.ids.len() - WORKED_ON);
        self.ids.splice(..0, made.ids("ItemId").into_iter().map(|id| id.id));
        let of_one = |id: &String| {
            [
                documents::get_contact(id),
                documents::update_contact(id, "Other"),
                documents::delete_contact(id),
            ]
        };
        self.requests = chosen.iter().flat_map(of_one).collect();
    }

    fn run(&mut self) {
        for request in &self.requests {
            let reply = black_box(self.simulator.handle(ADA, request.as_bytes()));
            assert_eq!(reply.findings().len(), 0, "the contact is there");
        }
    }
}

fn working(contacts: usize) -> [Box<dyn Side>; 2] {
    [contacts, 1000].map(Working::on)
}

/// The request for all contacts.
struct Getting {
    simulator: Simulator,
    request: String,
}

impl Side for Getting {
    fn run(&mut self) {
        black_box(self.simulator.handle(ADA, self.request.as_bytes()));
    }
}

fn getting() -> [Box<dyn Side>; 2] {
    let simulator = worlds::simulator(1000);
    let request = documents::get_im_items(worlds::contact_ids(&simulator).iter().map(|id| &**id));
    let pass = Pass { pass: attributes, documents: vec![request.clone()] };
    [Box::new(Getting { simulator, request }), Box::new(pass)]
}

/// The answer as a typed value, to be written.
struct Writing {
    answer: Result<GetImItemsResponse>,
}

const RESPONSE: Element = Element::new(
    Namespace::Messages,
    "GetImItemsResponse",
    <<GetImItems as Operation>::Answer as Answer>::of_type,
    GetImItems::SINCE,
);

impl Writing {
    fn written(&self) -> Vec<u8> {
        let mut writer = Writer::new(Naming::DefaultNamespace, Spelling::Http);
        self.answer.write(&mut writer, &RESPONSE);
        writer.into_bytes()
    }
}

impl Side for Writing {
    fn run(&mut self) {
        black_box(self.written());
    }
}

/// The same with quick-xml.
struct Events {
    events: Vec<Event<'static>>,
}

impl Side for Events {
    fn run(&mut self) {
        let mut writer = quick_xml::Writer::new(Vec::with_capacity(1024));
        for event in &self.events {
            writer.write_event(black_box(event.borrow())).expect("a vector takes everything");
        }
        black_box(writer.into_inner());
    }
}

fn writing() -> [Box<dyn Side>; 2] {
    let mut simulator = worlds::simulator(1000);
    let ids = worlds::contact_ids(&simulator).into_iter();
    let item_ids = ids.map(|id| BaseItemId::ItemId(ItemId { id, change_key: None })).collect();
    let contact_ids = Some(NonEmptyArrayOfBaseItemIds { item_ids });
    let answer = simulator.call(ADA, &GetImItems { contact_ids, ..GetImItems::default() });
    let writing = Writing { answer };
    let document = String::from_utf8(writing.written()).expect("answers are text");
    let events = events_of(&document).into_iter().map(Event::into_owned).collect();
    [Box::new(writing), Box::new(Events { events })]
}
