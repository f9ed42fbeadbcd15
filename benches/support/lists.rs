//! Finding and synchronising items of large folders, and what forks of large mailboxes cost.

use std::hint::black_box;

use ews_sim::Simulator;
use ews_sim::mailbox::{FolderKey, Item};
use ews_sim::property::{ItemProperty, MessageProperty};

use super::comparisons::{Asking, Comparison, Side};
use super::worlds::{self, ADA};
use super::{bare, documents};

const BY_SUBJECT: &str = "<m:SortOrder><t:FieldOrder Order=\"Ascending\">\
                          <t:FieldURI FieldURI=\"item:Subject\"/>\
                          </t:FieldOrder></m:SortOrder>";
const BY_SIZE: &str = "<m:SortOrder><t:FieldOrder Order=\"Descending\"><t:FieldURI FieldURI=\"item:Size\"/>\
                       </t:FieldOrder></m:SortOrder>";
const UNREAD: &str = "<m:Restriction><t:And><t:IsEqualTo><t:FieldURI FieldURI=\"message:IsRead\"/>\
                      <t:FieldURIOrConstant><t:Constant Value=\"false\"/></t:FieldURIOrConstant>\
                      </t:IsEqualTo>\
                      <t:IsGreaterThan><t:FieldURI FieldURI=\"item:DateTimeReceived\"/><t:FieldURIOrConstant>\
                      <t:Constant Value=\"2020-01-01T00:00:00Z\"/></t:FieldURIOrConstant>\
                      </t:IsGreaterThan></t:And>\
                      </m:Restriction>";
const CONTAINS: &str = "<m:Restriction>\
                        <t:Contains ContainmentMode=\"Substring\" ContainmentComparison=\"IgnoreCase\">\
                        <t:FieldURI FieldURI=\"item:Subject\"/><t:Constant Value=\"REPORT\"/></t:Contains>\
                        </m:Restriction>";
const GROUPED: &str = "<m:GroupBy Order=\"Descending\"><t:FieldURI FieldURI=\"item:Categories\"/>\
                       <t:AggregateOn Aggregate=\"Maximum\"><t:FieldURI FieldURI=\"item:DateTimeReceived\"/>\
                       </t:AggregateOn></m:GroupBy>";
const QUERY: &str = "<m:QueryString>subject:report from:user</m:QueryString>";

/// A page of 100 out of a hundred thousand messages, all changes of ten thousand contacts, and forks.
pub fn lists() -> Vec<Comparison> {
    let finding = |what: &str, before: &'static [&str], after: &'static str| {
        let what = format!("find {what}");
        Comparison::new("15", what, "walk", [30.0, 10.0], move || find(before, after)).large()
    };
    vec![
        finding("a page by age", &[], ""),
        finding("by restriction", &[UNREAD], ""),
        finding("in order", &[BY_SUBJECT], ""),
        finding("by restriction, in order", &[UNREAD, BY_SUBJECT], ""),
        finding("in order of a derived value", &[UNREAD, BY_SIZE], ""),
        finding("by Contains", &[CONTAINS], ""),
        finding("groups", &[GROUPED], ""),
        finding("by query string", &[], QUERY),
        Comparison::new("16", "sync 10 k contacts from nothing", "R answer", [60.0, 20.0], synchronising)
            .large(),
        Comparison::in_microseconds("17", "fork of a mailbox with 100 k contacts", [10.0, 1.0], || {
            Fork::of(worlds::contacts(100_000))
        })
        .large(),
        Comparison::new("18", "first write to that fork", "full copy", [0.05, 0.01], || {
            writing_first(&worlds::contacts(100_000))
        })
        .large(),
    ]
}

/// A look at every message of the folder: what nobody can do without who finds.
struct Walk(Simulator);

impl Side for Walk {
    fn run(&mut self) {
        let mailbox = self.0.mailbox(ADA).expect("built with it");
        for item in mailbox.items_in(FolderKey::INBOX) {
            let read = item.get(MessageProperty::IsRead);
            black_box((read, item.get(ItemProperty::DateTimeReceived)));
        }
    }
}

/// What stands before the folder in the request, and what follows it.
fn find(before: &[&str], after: &str) -> [Box<dyn Side>; 2] {
    let before = before.concat();
    let request = documents::envelope(&format!(
        "<m:FindItem Traversal=\"Shallow\"><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape>\
         <m:IndexedPageItemView MaxEntriesReturned=\"100\" Offset=\"0\" BasePoint=\"Beginning\"/>{before}\
         <m:ParentFolderIds><t:DistinguishedFolderId Id=\"inbox\"/></m:ParentFolderIds>{after}</m:FindItem>"
    ));
    let simulator = worlds::with_messages(100_000);
    [Box::new(Asking::new(simulator.clone(), request)), Box::new(Walk(simulator))]
}

/// The requests for all changes of a folder since nothing was known, in pages as large as may be.
struct Synchronising(Simulator);

impl Synchronising {
    /// The answers, until one has the last change.
    fn answers(&mut self) -> Vec<String> {
        let (mut answers, mut state) = (Vec::new(), String::new());
        loop {
            let reply = self.0.handle(ADA, documents::sync_contacts(&state).as_bytes());
            let answer = String::from_utf8_lossy(reply.body()).into_owned();
            let text = |name: &str| {
                let start = answer.find(&format!("<{name}>")).expect("in every answer") + name.len() + 2;
                &answer[start..start + answer[start..].find('<').expect("a tag ends it")]
            };
            let is_last = text("IncludesLastItemInRange") == "true";
            state = text("SyncState").to_owned();
            answers.push(answer);
            if is_last {
                return answers;
            }
        }
    }
}

impl Side for Synchronising {
    fn run(&mut self) {
        black_box(self.answers());
    }
}

/// A bare pass over each of several documents.
struct Reading(Vec<String>);

impl Side for Reading {
    fn run(&mut self) {
        self.0.iter().for_each(|document| bare(black_box(document.as_bytes())));
    }
}

fn synchronising() -> [Box<dyn Side>; 2] {
    let mut synchronising = Synchronising(worlds::contacts(10_000));
    let answers = synchronising.answers();
    [Box::new(synchronising), Box::new(Reading(answers))]
}

/// A fork of a mailbox, thrown away before the next is made.
struct Fork {
    original: Simulator,
    fork: Option<Simulator>,
}

impl Fork {
    const fn of(original: Simulator) -> Self {
        Self { original, fork: None }
    }
}

impl Side for Fork {
    fn prepare(&mut self) {
        self.fork = None;
    }

    fn run(&mut self) {
        self.fork = Some(black_box(self.original.clone()));
    }
}

/// The first write to a fork.
struct FirstWrite {
    original: Simulator,
    fork: Simulator,
    request: String,
}

impl Side for FirstWrite {
    fn prepare(&mut self) {
        self.fork = self.original.clone();
    }

    fn run(&mut self) {
        let reply = black_box(self.fork.handle(ADA, self.request.as_bytes()));
        assert_eq!(reply.findings().len(), 0, "the contact is there");
    }
}

/// A copy of every contact: less than a full copy of the mailbox.
struct FullCopy(Simulator);

impl Side for FullCopy {
    fn run(&mut self) {
        let mailbox = self.0.mailbox(ADA).expect("built with it");
        black_box(mailbox.items_in(FolderKey::CONTACTS).cloned().collect::<Vec<Item>>());
    }
}

/// The first write to a fork beside a full copy of what was forked.
fn writing_first(original: &Simulator) -> [Box<dyn Side>; 2] {
    let id = worlds::ids_of_contacts(original, 1).remove(0);
    let request = documents::update_contact(&id, "Other");
    let first = FirstWrite { original: original.clone(), fork: original.clone(), request };
    [Box::new(first), Box::new(FullCopy(original.clone()))]
}
