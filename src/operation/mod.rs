//! The operations: one file each, in folders by family, and the list that registers them.
//!
//! An operation's file declares its request and its answer and says in `execute` what it does with them.
//! Adding one is that file and one line in the list below; dispatch, version gate and answer reading follow
//! from the declaration.

mod answer;
mod batch;
mod context;
mod entry;
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
pub(crate) use answer::AnyAnswer;
pub use batch::{BaseResponseMessage, Batch, BatchOperation, Single, Unit};
pub use context::Context;
pub(crate) use entry::{Entry, answer_with};
pub(crate) use published::PublishedOperation;
pub use rights::Access;
pub use target::{FolderRole, FolderTarget, ItemTarget, Target};

use entry::{sorted, sorted_elements};

use crate::schema::{FAULT, IGNORED_HEADERS, REQUEST_HEADERS, RESPONSE_HEADERS};
use crate::wire::{Document, Element, ExchangeVersion, Node, Value, Vocabulary, Writer};

/// An operation of Exchange Web Services; the implementing type is its request message.
pub trait Operation: Value + 'static {
    /// The local name of the request element.
    const NAME: &'static str;
    /// The first schema version that has it.
    const SINCE: ExchangeVersion;
    /// The local name of the response element. That of nearly every operation is made from its own.
    const RESPONSE: &'static str = entry::ResponseName::<Self>::NAME;

    /// What it answers: `Result<T>` when the response element is the one response message, [`Batch`] or
    /// [`Single`] when it holds response messages.
    type Answer: Answer;

    /// Carries the request out. An element that is answered with an error has changed nothing.
    fn execute(self, context: &mut Context<'_>) -> Self::Answer;

    /// Reads a request that has been validated and carries it out.
    ///
    /// Those whose units are large can do both by turns, so that one unit takes the memory that the one
    /// before it no longer needs.
    fn read_and_execute(request: Node<'_, '_>, context: &mut Context<'_>) -> Self::Answer {
        Self::read(request).execute(context)
    }
}

/// The request that is written for the typed value which a validated request is read as: reader and writer
/// agree when it says the same.
#[doc(hidden)]
#[must_use]
pub fn rewritten(request: &Document<'_>) -> Option<Vec<u8>> {
    let body = request.body();
    let entry = Entry::find(body.element().name)?;
    let write = |writer: &mut Writer| entry.copy(body, writer);
    Some(crate::soap::request_envelope(request.version().name(), write))
}

/// Registers the operations: the one place where all are named.
macro_rules! operations {
    ($($family:ident::{$($operation:ident),+ $(,)?}),+ $(,)?) => {
        const COUNT: usize = [$($(stringify!($operation)),+),+].len();

        const SORTED: [Entry; COUNT] = sorted([$($(Entry::declared::<$family::$operation>(),)+)+]);
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
        GetPersona,
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
pub static REQUESTS: Vocabulary = Vocabulary {
    headers: REQUEST_HEADERS,
    ignored_headers: IGNORED_HEADERS,
    bodies: &REQUEST_ELEMENTS,
    added: Vec::new(),
};

/// Answers of all simulated operations, and faults.
pub static ANSWERS: Vocabulary = Vocabulary {
    headers: RESPONSE_HEADERS,
    ignored_headers: &[],
    bodies: &ANSWER_ELEMENTS,
    added: Vec::new(),
};

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
