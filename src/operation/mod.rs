//! The operations: one file each, in folders by family, and the list that registers them.
//!
//! An operation's file declares its request and its answer and says in `execute` what it does with them.
//! Adding one is that file and one line in the list below; dispatch, version gate and answer reading follow
//! from the declaration.

mod answer;
mod batch;
mod context;
pub mod folder;
pub mod id;
pub mod im_list;
pub mod item;
pub mod people;
mod published;
pub mod rights;
mod shape;
pub mod sync;
mod target;
#[cfg(test)]
mod world;

pub use crate::mailboxes::MailboxRef;
pub use answer::Answer;
pub use batch::{BaseResponseMessage, Batch, BatchOperation, Single, Unit};
pub use context::Context;
pub(crate) use published::PublishedOperation;
pub use rights::Access;
pub use target::{FolderRole, FolderTarget, ItemTarget, Target};

use crate::Finding;
use crate::schema::{FAULT, IGNORED_HEADERS, REQUEST_HEADERS, RESPONSE_HEADERS};
use crate::wire::{Document, Element, ExchangeVersion, Namespace, Node, Value, Vocabulary, Writer};

/// An operation of Exchange Web Services; the implementing type is its request message.
///
/// It is implemented for the operations that are simulated and cannot be implemented elsewhere: a simulator
/// knows how to answer these and no others.
pub trait Operation: Value + sealed::Registered {
    /// The local name of the request element.
    const NAME: &'static str;
    /// The first schema version that has it.
    const SINCE: ExchangeVersion;

    /// What it answers: `Result<T>` when the response element is the one response message, [`Batch`] or
    /// [`Single`] when it holds response messages.
    type Answer: Answer;

    /// Carries the request out. An element that is answered with an error has changed nothing.
    fn execute(self, context: &mut Context<'_>) -> Self::Answer;
}

mod sealed {
    /// An operation of the list.
    pub trait Registered {}
}

/// One line of the list.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) request: Element,
    pub(crate) response: Element,
    /// The response messages in the response element, unless it is one itself.
    response_message: Option<Element>,
    run: fn(Node<'_, '_>, &mut Context<'_>, &Element, &mut Writer) -> Vec<Finding>,
    copy: fn(Node<'_, '_>, &mut Writer),
}

impl Entry {
    /// The simulated operation whose request element has a name.
    pub(crate) fn find(name: &str) -> Option<&'static Self> {
        let found = OPERATIONS.binary_search_by(|entry| entry.request.name.cmp(name));
        found.ok().map(|index| &OPERATIONS[index])
    }

    /// The line of an operation.
    pub(crate) fn of<O: Operation>() -> &'static Self {
        Self::find(O::NAME).expect("only registered types can be operations")
    }

    /// Reads the request, carries it out, writes the response element and says why it refuses what it
    /// refuses.
    pub(crate) fn run(
        &self,
        request: Node<'_, '_>,
        context: &mut Context<'_>,
        writer: &mut Writer,
    ) -> Vec<Finding> {
        (self.run)(request, context, &self.response, writer)
    }
}

fn run<O: Operation>(
    request: Node<'_, '_>,
    context: &mut Context<'_>,
    response: &Element,
    writer: &mut Writer,
) -> Vec<Finding> {
    let answer = O::read(request).execute(context);
    answer.write(writer, response);
    answer.findings()
}

fn copy<O: Operation>(request: Node<'_, '_>, writer: &mut Writer) {
    O::read(request).write(writer);
}

/// The request that is written for the typed value which a validated request is read as: reader and writer
/// agree when it says the same.
#[doc(hidden)]
#[must_use]
pub fn rewritten(request: &Document<'_>) -> Option<Vec<u8>> {
    let body = request.body();
    let entry = Entry::find(body.element().name)?;
    let write = |writer: &mut Writer| writer.element(&entry.request, |writer| (entry.copy)(body, writer));
    Some(crate::soap::request_envelope(request.version().name(), write))
}

/// Registers the operations: the one place where all are named. `GetPersona as "…"` is one whose response
/// element has an unusual name.
macro_rules! operations {
    ($($family:ident::{$($operation:ident $(as $response:literal)?),+ $(,)?}),+ $(,)?) => {
        const COUNT: usize = [$($(stringify!($operation)),+),+].len();

        const SORTED: [Entry; COUNT] = sorted([$($(
            Entry {
                request: Element {
                    namespace: Namespace::Messages,
                    name: <$family::$operation as Operation>::NAME,
                    of_type: <$family::$operation as Value>::of_type,
                    since: <$family::$operation as Operation>::SINCE,
                    stands_for: None,
                },
                response: Element {
                    namespace: Namespace::Messages,
                    name: response_name!($operation $($response)?),
                    of_type: <<$family::$operation as Operation>::Answer as Answer>::of_type,
                    since: <$family::$operation as Operation>::SINCE,
                    stands_for: None,
                },
                response_message: <<$family::$operation as Operation>::Answer as Answer>::RESPONSE_MESSAGE,
                run: run::<$family::$operation>,
                copy: copy::<$family::$operation>,
            },
        )+)+]);

        $($(impl sealed::Registered for $family::$operation {})+)+
    };
}

/// The local name of a response element.
macro_rules! response_name {
    ($operation:ident) => {
        concat!(stringify!($operation), "Response")
    };
    ($operation:ident $response:literal) => {
        $response
    };
}

operations! {
    folder::{
        CopyFolder,
        CreateFolder,
        CreateFolderPath,
        DeleteFolder,
        EmptyFolder,
        FindFolder,
        GetFolder,
        MarkAllItemsAsRead,
        MoveFolder,
        UpdateFolder,
    },
    im_list::{
        AddDistributionGroupToImList,
        AddImContactToGroup,
        AddImGroup,
        AddNewImContactToGroup,
        AddNewTelUriContactToGroup,
        GetImItemList,
        GetImItems,
        RemoveContactFromImList,
        RemoveDistributionGroupFromImList,
        RemoveImContactFromGroup,
        RemoveImGroup,
        SetImGroup,
        SetImListMigrationCompleted,
    },
    id::{
        ConvertId,
    },
    item::{
        ArchiveItem,
        CopyItem,
        CreateItem,
        FindItem,
        DeleteItem,
        GetItem,
        MarkAsJunk,
        MoveItem,
        SendItem,
        UpdateItem,
    },
    people::{
        ExpandDL,
        FindPeople,
        GetPersona as "GetPersonaResponseMessage",
        ResolveNames,
    },
    sync::{
        SyncFolderHierarchy,
        SyncFolderItems,
    },
}

/// The operations in byte order of their names.
static OPERATIONS: [Entry; COUNT] = SORTED;

/// Requests of all simulated operations.
pub static REQUESTS: Vocabulary =
    Vocabulary { headers: REQUEST_HEADERS, ignored_headers: IGNORED_HEADERS, bodies: &REQUEST_ELEMENTS };

/// Answers of all simulated operations, and faults.
pub static ANSWERS: Vocabulary =
    Vocabulary { headers: RESPONSE_HEADERS, ignored_headers: &[], bodies: &ANSWER_ELEMENTS };

static REQUEST_ELEMENTS: [Element; COUNT] = {
    let mut elements = [FAULT; COUNT];
    let mut at = 0;
    while at < COUNT {
        elements[at] = OPERATIONS[at].request;
        at += 1;
    }
    elements
};

static ANSWER_ELEMENTS: [Element; COUNT + 1] = {
    let mut elements = [FAULT; COUNT + 1];
    let mut at = 0;
    while at < COUNT {
        elements[at] = OPERATIONS[at].response;
        at += 1;
    }
    sorted_elements(elements)
};

/// How many operations answer with response messages inside the response element.
const MESSAGE_COUNT: usize = {
    let (mut count, mut at) = (0, 0);
    while at < COUNT {
        count += SORTED[at].response_message.is_some() as usize;
        at += 1;
    }
    count
};

/// The response messages of all those operations.
static RESPONSE_MESSAGES: [Element; MESSAGE_COUNT] = {
    let mut elements = [FAULT; MESSAGE_COUNT];
    let (mut filled, mut at) = (0, 0);
    while at < COUNT {
        if let Some(element) = SORTED[at].response_message {
            elements[filled] = element;
            filled += 1;
        }
        at += 1;
    }
    elements
};

/// The list in byte order of request names, which look-ups need.
const fn sorted<const N: usize>(mut entries: [Entry; N]) -> [Entry; N] {
    let mut at = 1;
    while at < N {
        let mut place = at;
        while place > 0 && is_before(entries[place].request.name, entries[place - 1].request.name) {
            let entry = entries[place];
            entries[place] = entries[place - 1];
            entries[place - 1] = entry;
            place -= 1;
        }
        at += 1;
    }
    entries
}

const fn sorted_elements<const N: usize>(mut elements: [Element; N]) -> [Element; N] {
    let mut at = 1;
    while at < N {
        let mut place = at;
        while place > 0 && is_before(elements[place].name, elements[place - 1].name) {
            let element = elements[place];
            elements[place] = elements[place - 1];
            elements[place - 1] = element;
            place -= 1;
        }
        at += 1;
    }
    elements
}

/// Whether a name comes before another in byte order.
const fn is_before(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = 0;
    while at < a.len() && at < b.len() {
        if a[at] != b[at] {
            return a[at] < b[at];
        }
        at += 1;
    }
    a.len() < b.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_vocabularies_are_in_the_order_their_look_ups_need() {
        for vocabulary in [&REQUESTS, &ANSWERS] {
            assert!(vocabulary.bodies.is_sorted_by(|a, b| a.name < b.name));
            for element in vocabulary.bodies {
                assert_eq!(vocabulary.body(element.name).map(|it| it.name), Some(element.name));
            }
        }
    }

    #[test]
    fn every_simulated_operation_is_published_with_the_same_version() {
        for entry in &OPERATIONS {
            let published = PublishedOperation::find(entry.request.name).expect("published");
            assert_eq!(published.since, Some(entry.request.since), "{}", entry.request.name);
        }
    }
}
