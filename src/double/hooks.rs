//! Operations that a test has added or replaced: code, so no part of snapshots.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::Simulator;
use crate::operation::{Answer, AnyAnswer, Context, Entry, Operation, REQUESTS, answer_with};
use crate::wire::{Node, Vocabulary};

/// Operations beside those that the crate has, and in their place. A clone shares them.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Hooks(Option<Arc<Table>>);

#[derive(Debug, Clone)]
struct Table {
    /// The requests of the crate, and those that have been added.
    requests: Vocabulary,
    operations: BTreeMap<&'static str, Hook>,
}

/// An operation that is carried out by the code of a test.
#[derive(Clone)]
pub(crate) struct Hook {
    pub(crate) entry: &'static Entry,
    run: Arc<Run>,
}

type Run = dyn Fn(Node<'_, '_>, &mut Context<'_>) -> Box<dyn AnyAnswer> + Send + Sync;

impl Hooks {
    /// The requests that are known.
    pub(crate) fn requests(&self) -> &Vocabulary {
        self.0.as_deref().map_or(&REQUESTS, |table| &table.requests)
    }

    /// The hook of an operation, by the name of its request element.
    pub(crate) fn find(&self, name: &str) -> Option<&Hook> {
        self.0.as_deref().and_then(|table| table.operations.get(name))
    }

    fn table(&mut self) -> &mut Table {
        let empty = || Arc::new(Table { requests: REQUESTS.clone(), operations: BTreeMap::new() });
        Arc::make_mut(self.0.get_or_insert_with(empty))
    }

    fn set<O: Operation>(&mut self, run: impl Fn(O, &mut Context<'_>) -> O::Answer + Send + Sync + 'static) {
        let run = move |request: Node<'_, '_>, context: &mut Context<'_>| {
            answer_with::<O>(context, |context| run(O::read(request), context))
        };
        self.table().operations.insert(O::NAME, Hook { entry: Entry::of::<O>(), run: Arc::new(run) });
    }

    fn unset(&mut self, name: &str) {
        let is_hooked = self.find(name).is_some();
        if is_hooked && Entry::find(name).is_some() {
            self.table().operations.remove(name);
        }
    }
}

impl Hook {
    /// Reads the request and carries it out.
    pub(crate) fn run(&self, request: Node<'_, '_>, context: &mut Context<'_>) -> Box<dyn AnyAnswer> {
        (self.run)(request, context)
    }
}

/// Two are equal when they run the same code, which is known only of clones.
impl PartialEq for Table {
    fn eq(&self, other: &Self) -> bool {
        self.operations == other.operations
    }
}

impl PartialEq for Hook {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.run, &other.run)
    }
}

impl fmt::Debug for Hook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.entry.request.name)
    }
}

/// Hooks.
impl Simulator {
    /// Adds an operation that the crate does not have: a private extension, or one that it does not simulate
    /// yet.
    ///
    /// It is declared as the operations of the crate are, and answers as they do: the example
    /// `declare_operation` is a whole one. Forks have it too; a serialized snapshot does not.
    ///
    /// # Panics
    ///
    /// When there is an operation with that name, and when it answers with a
    /// [`Batch`](crate::operation::Batch) or a [`Single`](crate::operation::Single): the type that holds
    /// their response messages is one of the crate. `Result<T>` is always possible.
    #[track_caller]
    pub fn add_operation<O: Operation>(&mut self) {
        let name = O::NAME;
        assert!(self.hooks.requests().body(name).is_none(), "there is an operation {name} already");
        assert!(
            <O::Answer as Answer>::RESPONSE_MESSAGE.is_none(),
            "{name} cannot answer with response messages inside its response element; \
             let its Answer be Result<T>"
        );
        let table = self.hooks.table();
        table.requests = table.requests.with(&Entry::of::<O>().request);
        self.hooks.set(O::execute);
    }

    /// Lets code carry out an operation, in place of the one that was there. It gets the request and what an
    /// operation can see; [`Operation::execute`] does what is usual, so that an answer can be edited.
    ///
    /// Forks have it too; a serialized snapshot does not. Of two replacements the later one counts.
    ///
    /// ```
    /// use ews_sim::operation::im_list::AddImGroup;
    /// use ews_sim::{Error, Operation, ResponseCode, Simulator};
    ///
    /// let mut simulator = Simulator::builder().mailbox("ada@example.test").build();
    /// simulator.replace_operation(|request: AddImGroup, context| {
    ///     if request.display_name.contains("secret") {
    ///         return Err(Error::new(ResponseCode::ErrorAccessDenied).with_text("No secrets."));
    ///     }
    ///     request.execute(context)
    /// });
    /// let mut add = |name: &str| {
    ///     simulator.call("ada@example.test", &AddImGroup { display_name: name.into() })
    /// };
    /// assert_eq!(add("secret").unwrap_err().text(), "No secrets.");
    /// assert!(add("Work").is_ok());
    /// ```
    ///
    /// # Panics
    ///
    /// When there is no operation with that name.
    #[track_caller]
    pub fn replace_operation<O: Operation>(
        &mut self,
        run: impl Fn(O, &mut Context<'_>) -> O::Answer + Send + Sync + 'static,
    ) {
        let name = O::NAME;
        let is_there = self.hooks.requests().body(name).is_some();
        assert!(is_there, "there is no operation {name} to replace; add it with Simulator::add_operation");
        self.hooks.set(run);
    }

    /// Lets an operation of the crate be carried out as usual again.
    pub fn restore_operation<O: Operation>(&mut self) {
        self.hooks.unset(O::NAME);
    }
}
