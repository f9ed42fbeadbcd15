//! An operation as the pipeline sees it: its elements, and how it is carried out, whatever its types.

use std::marker::PhantomData;

use super::answer::{Answer, AnyAnswer};
use super::{Context, OPERATIONS, Operation};
use crate::wire::{Element, Namespace, Node, Value, Writer};

/// One operation, its types forgotten.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) request: Element,
    pub(crate) response: Element,
    /// The response messages in the response element, unless it is one itself.
    pub(super) response_message: Option<Element>,
    run: fn(Node<'_, '_>, &mut Context<'_>) -> Box<dyn AnyAnswer>,
    copy: fn(Node<'_, '_>, &mut Writer),
}

impl Entry {
    /// The simulated operation whose request element has a name.
    pub(crate) fn find(name: &str) -> Option<&'static Self> {
        let found = OPERATIONS.binary_search_by(|entry| entry.request.name.cmp(name));
        found.ok().map(|index| &OPERATIONS[index])
    }

    /// What an operation declares.
    pub(super) const fn declared<O: Operation>() -> Self {
        Self {
            request: element(O::NAME, <O as Value>::of_type, O::SINCE),
            response: element(O::RESPONSE, <O::Answer as Answer>::of_type, O::SINCE),
            response_message: <O::Answer as Answer>::RESPONSE_MESSAGE,
            run: run::<O>,
            copy: copy::<O>,
        }
    }

    /// What an operation declares, be it in the list or not.
    pub(crate) const fn of<O: Operation>() -> &'static Self {
        Declared::<O>::ENTRY
    }

    /// Reads the request and carries it out. The answer is still to be written, into
    /// [`response`](Self::response).
    pub(crate) fn run(&self, request: Node<'_, '_>, context: &mut Context<'_>) -> Box<dyn AnyAnswer> {
        (self.run)(request, context)
    }

    /// Writes the request element anew, from the typed value that it is read as.
    pub(super) fn copy(&self, request: Node<'_, '_>, writer: &mut Writer) {
        writer.element(&self.request, |writer| (self.copy)(request, writer));
    }
}

struct Declared<O>(PhantomData<O>);

impl<O: Operation> Declared<O> {
    const ENTRY: &'static Entry = &Entry::declared::<O>();
}

const fn element(
    name: &'static str,
    of_type: fn() -> crate::wire::Type,
    since: crate::wire::ExchangeVersion,
) -> Element {
    Element::new(Namespace::Messages, name, of_type, since)
}

fn run<O: Operation>(request: Node<'_, '_>, context: &mut Context<'_>) -> Box<dyn AnyAnswer> {
    answer_with::<O>(context, |context| O::read_and_execute(request, context))
}

/// What an operation answers, unless it is made to fail as a whole. A batch makes its own units fail.
pub(crate) fn answer_with<O: Operation>(
    context: &mut Context<'_>,
    execute: impl FnOnce(&mut Context<'_>) -> O::Answer,
) -> Box<dyn AnyAnswer> {
    match context.failure_of(0) {
        Some(error) if !O::Answer::IS_BATCH => Box::new(O::Answer::of_error(error)),
        _ => Box::new(execute(context)),
    }
}

fn copy<O: Operation>(request: Node<'_, '_>, writer: &mut Writer) {
    O::read(request).write(writer);
}

/// The usual name of a response element: that of the operation, with `Response` after it.
pub(super) struct ResponseName<O>(PhantomData<O>);

impl<O: Operation> ResponseName<O> {
    const SUFFIX: &'static [u8] = b"Response";
    const LENGTH: usize = O::NAME.len() + Self::SUFFIX.len();
    /// The name, and blanks: arrays of a length that depends on a type do not exist.
    const BYTES: [u8; 128] = {
        assert!(Self::LENGTH <= 128, "the name of an operation is shorter");
        let (name, mut bytes, mut at) = (O::NAME.as_bytes(), [b' '; 128], 0);
        while at < Self::LENGTH {
            bytes[at] = if at < name.len() { name[at] } else { Self::SUFFIX[at - name.len()] };
            at += 1;
        }
        bytes
    };

    pub(super) const NAME: &'static str = {
        let bytes: &'static [u8; 128] = &Self::BYTES;
        match std::str::from_utf8(bytes.split_at(Self::LENGTH).0) {
            Ok(name) => name,
            Err(_) => panic!("a name is followed by ASCII"),
        }
    };
}

/// The list in byte order of request names, which look-ups need.
pub(super) const fn sorted<const N: usize>(mut entries: [Entry; N]) -> [Entry; N] {
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

pub(super) const fn sorted_elements<const N: usize>(mut elements: [Element; N]) -> [Element; N] {
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
