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

/// Makes the two sides of a comparison: this crate, then the yardstick.
type Sides = Box<dyn Fn() -> [Box<dyn Side>; 2]>;

/// A row of the table: this crate against a yardstick.
pub struct Comparison {
    /// The number of the row.
    pub row: &'static str,
    /// What this crate does.
    pub what: String,
    /// What it is measured against.
    pub yardstick: &'static str,
    /// The ratio that has to be kept.
    pub must: f64,
    /// The ratio that is wished for.
    pub bold: f64,
    /// What has to keep it.
    pub gated: Gated,
    /// It takes long to set up.
    pub is_large: bool,
    /// It is about the first portion that a process does.
    pub is_cold: bool,
    /// Makes the two sides.
    pub sides: Sides,
}

/// What of a comparison is held to its bounds.
#[derive(Clone, Copy, PartialEq)]
pub enum Gated {
    /// The ratio of the instructions of both sides.
    Instructions,
    /// The microseconds of this crate; the other side does nothing.
    Microseconds,
}

impl Comparison {
    /// A comparison of instructions; `bounds` are what must be and what is wished for.
    pub fn new(
        row: &'static str,
        what: impl Into<String>,
        yardstick: &'static str,
        [must, bold]: [f64; 2],
        sides: impl Fn() -> [Box<dyn Side>; 2] + 'static,
    ) -> Self {
        Self {
            row,
            what: what.into(),
            yardstick,
            must,
            bold,
            gated: Gated::Instructions,
            is_large: false,
            is_cold: false,
            sides: Box::new(sides),
        }
    }

    /// Work that is held to a number of microseconds.
    pub fn in_microseconds<S: Side + 'static>(
        row: &'static str,
        what: &'static str,
        bounds: [f64; 2],
        side: impl Fn() -> S + 'static,
    ) -> Self {
        let sides = move || -> [Box<dyn Side>; 2] { [Box::new(side()), Box::new(Nothing)] };
        Self { gated: Gated::Microseconds, ..Self::new(row, what, "1 us", bounds, sides) }
    }

    /// The same, left out where time is short.
    pub fn large(self) -> Self {
        Self { is_large: true, ..self }
    }
}

/// All rows but the eighth.
pub fn comparisons() -> Vec<Comparison> {
    let mut comparisons = requests_and_answers();
    comparisons.extend(mailboxes_of_sizes());
    comparisons.extend(hostile());
    comparisons.extend(beginnings());
    comparisons.extend(super::lists::lists());
    comparisons
}

/// Reading, answering and writing.
fn requests_and_answers() -> Vec<Comparison> {
    let reading = [1.8, 1.4];
    vec![
        Comparison::new("1", "parse, small request with two ids", "A", reading, || {
            parsing(documents::removal(&id(1), &id(2)), 100)
        }),
        Comparison::new("1", "parse, 1000 ids", "A", reading, || {
            parsing(documents::get_im_items(ids().iter().map(|id| &**id)), 1)
        }),
        Comparison::new("1", "parse, 1000 ids with change keys", "A", reading, || {
            parsing(documents::get_keyed_im_items(ids().iter().map(|id| &**id)), 1)
        }),
        Comparison::new("2", "parse, 1000 contacts to create", "R", [2.22, 1.82], || {
            let document = documents::create_contacts(0..1000);
            [parse, bare].map(|pass| Pass::over(pass, &document, 1))
        }),
        Comparison::new("3", "handle, small request, 1000 contacts", "R", [3.0, 2.3], removing),
        Comparison::new("4", "handle, 1000 contacts to create", "R", [3.0, 2.2], creating),
        Comparison::new("5", "handle, 1000 ids to personas", "A", [6.0, 3.0], getting),
        Comparison::new("5", "handle, 1000 ids to ids alone", "A", [6.0, 3.0], getting_ids),
        Comparison::new("6", "write the answer with personas", "Writer", [0.55, 0.40], writing),
    ]
}

/// The same work in small and in large mailboxes.
fn mailboxes_of_sizes() -> [Comparison; 4] {
    let bounds = [1.8, 1.25];
    [
        Comparison::new("7", "IM contacts, one by one, 16 k there", "1 k", bounds, || scaling(16_000)),
        Comparison::new("7", "IM contacts, one by one, 1 M there", "1 k", bounds, || scaling(1_000_000))
            .large(),
        Comparison::new("7", "contacts, one by one, 16 k there", "1 k", bounds, || working(16_000)),
        Comparison::new("7", "contacts, one by one, 1 M there", "1 k", bounds, || working(1_000_000)).large(),
    ]
}

/// Inputs made to be costly: against the yardstick, and against half of themselves.
fn hostile() -> impl Iterator<Item = Comparison> {
    // Short enough to be done before a shared machine turns to something else.
    const SIZE: usize = 10_000;
    let compared = documents::HOSTILE.into_iter().flat_map(|(name, input)| {
        [
            Comparison::new("9", format!("parse, {name}"), "A", [3.0, 2.0], move || {
                let whole = input(SIZE);
                [parse_or_refuse, attributes].map(|pass| Pass::over(pass, &whole, 1))
            }),
            Comparison::new("9", format!("parse, twice: {name}"), "once", [2.2, 2.2], move || {
                [SIZE, SIZE / 2].map(|size| Pass::over(parse_or_refuse, &input(size), 1))
            }),
        ]
    });
    compared.chain([Comparison::new("10", "refuse 10 000 levels", "R", [0.10, 0.10], || {
        let document = documents::nested(10_000);
        [parse_or_refuse, bare].map(|pass| Pass::over(pass, &document, 1))
    })])
}

/// What a test begins with.
fn beginnings() -> [Comparison; 2] {
    let first = Comparison::new("12", "first handle in a process", "later", [20.0, 5.0], || {
        [(); 2].map(|()| -> Box<dyn Side> { Box::new(Asking::first()) })
    });
    [
        Comparison::in_microseconds("11", "fresh simulator, empty mailbox", [10.0, 1.0], || Fresh(None)),
        Comparison { is_cold: true, ..first },
    ]
}

/// A yardstick that is a unit of time has nothing to do.
struct Nothing;

impl Side for Nothing {
    fn run(&mut self) {}
}

/// A simulator that is made, and thrown away before the next is.
struct Fresh(Option<Simulator>);

impl Side for Fresh {
    fn prepare(&mut self) {
        self.0 = None;
    }

    fn run(&mut self) {
        self.0 = Some(black_box(Simulator::builder().mailbox(ADA).build()));
    }
}

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

/// One request, sent again and again.
pub struct Asking {
    simulator: Simulator,
    request: String,
}

impl Asking {
    /// A request that succeeds.
    pub const fn new(simulator: Simulator, request: String) -> Self {
        Self { simulator, request }
    }

    /// The request of an empty mailbox that comes first in a process.
    pub fn first() -> Self {
        Self::new(Simulator::builder().mailbox(ADA).build(), documents::envelope("<m:GetImItemList/>"))
    }
}

impl Side for Asking {
    fn run(&mut self) {
        let reply = black_box(self.simulator.handle(ADA, self.request.as_bytes()));
        assert_eq!(reply.findings().len(), 0, "what it is about is there");
    }
}

/// A request about ids, and the pass over it.
fn asking_about_ids(
    simulator: Simulator,
    request: fn(&mut dyn Iterator<Item = &str>) -> String,
) -> [Box<dyn Side>; 2] {
    let ids = worlds::contact_ids(&simulator);
    let request = request(&mut ids.iter().map(|id| &**id));
    let pass = Pass::over(attributes, &request, 1);
    [Box::new(Asking::new(simulator, request)), pass]
}

fn getting() -> [Box<dyn Side>; 2] {
    asking_about_ids(worlds::simulator(1000), |ids| documents::get_im_items(ids))
}

fn getting_ids() -> [Box<dyn Side>; 2] {
    asking_about_ids(worlds::simulator(1000), |ids| documents::get_ids(ids))
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
