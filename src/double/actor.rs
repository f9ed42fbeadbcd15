//! A second actor: what others do to the mailboxes between the requests of a client, and while it waits.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::calls::{Calls, Incoming, Watch};
use crate::mailbox::{
    DecodedId, DeleteType, DistinguishedFolderId, FolderKey, ItemKey, ItemUpdate, Mailbox, Moniker, NewItem,
};
use crate::property::{ItemProperty, MessageProperty};
use crate::{Result, Simulator};

/// What somebody else does, or the server in the background.
///
/// An act is a value. It happens once, or whenever a rule says so; what cannot be done, for instance because
/// the item is gone, is left undone. Acts are no requests: they strike no rule and are not in the journal.
///
/// ```
/// use ews_sim::double::{Act, Subject};
/// use ews_sim::operation::item::GetItem;
/// use ews_sim::Simulator;
///
/// let mut simulator = Simulator::builder().mailbox("ada@example.test").build();
/// // Whatever a client reads, somebody changes right after: its change key is stale.
/// simulator.after_each::<GetItem>(Act::edit(Subject::Named, "Edited by somebody else"));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Act {
    kind: Kind,
    /// How long it takes until it happens.
    delay: Duration,
}

#[derive(Debug, Clone, PartialEq)]
enum Kind {
    Touch(Subject),
    Edit(Subject, String),
    MarkRead(Subject, bool),
    Delete(Subject),
    Move(Subject, DistinguishedFolderId),
    Deliver { to: String, message: Box<NewItem> },
    Run(Code),
}

/// The items that an act is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Those that the request names.
    Named,
    /// Those that the answer names; before there is an answer, none.
    Answered,
    /// The one with that id.
    Item(String),
}

/// Code of a test, which is equal to itself alone.
#[derive(Clone)]
struct Code(Arc<dyn Fn(&mut Simulator) + Send + Sync>);

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code")
    }
}

impl Act {
    const fn new(kind: Kind) -> Self {
        Self { kind, delay: Duration::ZERO }
    }

    /// Change keys drift: the items get other ones, and nothing else about them changes.
    #[must_use]
    pub const fn touch(subject: Subject) -> Self {
        Self::new(Kind::Touch(subject))
    }

    /// The owner of the mailbox gives the items another subject.
    #[must_use]
    pub fn edit(subject: Subject, item_subject: impl Into<String>) -> Self {
        Self::new(Kind::Edit(subject, item_subject.into()))
    }

    /// The owner of the mailbox marks the items as read or as unread.
    #[must_use]
    pub const fn mark_read(subject: Subject, is_read: bool) -> Self {
        Self::new(Kind::MarkRead(subject, is_read))
    }

    /// The items are deleted for good: their ids have expired.
    #[must_use]
    pub const fn delete(subject: Subject) -> Self {
        Self::new(Kind::Delete(subject))
    }

    /// The items are moved to another folder of their mailbox, which gives them other ids.
    #[must_use]
    pub const fn move_to(subject: Subject, folder: DistinguishedFolderId) -> Self {
        Self::new(Kind::Move(subject, folder))
    }

    /// A message arrives in the Inbox of somebody, by primary SMTP address. It is unread.
    #[must_use]
    pub fn deliver(to: impl Into<String>, message: NewItem) -> Self {
        Self::new(Kind::Deliver { to: to.into(), message: Box::new(message) })
    }

    /// Any code: it gets the whole world. Requests that it makes strike no rule.
    ///
    /// It is code, so two such acts are equal only if one is a clone of the other.
    #[must_use]
    pub fn run(code: impl Fn(&mut Simulator) + Send + Sync + 'static) -> Self {
        Self::new(Kind::Run(Code(Arc::new(code))))
    }

    /// The same act, when so much more virtual time has passed.
    #[must_use]
    pub const fn later(mut self, delay: Duration) -> Self {
        self.delay = self.delay.saturating_add(delay);
        self
    }

    /// Whether what it is about stands in an answer.
    pub(super) fn needs_answer(&self) -> bool {
        use Kind::{Delete, Edit, MarkRead, Move, Touch};
        let (Touch(subject) | Edit(subject, _) | MarkRead(subject, _) | Delete(subject) | Move(subject, _)) =
            &self.kind
        else {
            return false;
        };
        *subject == Subject::Answered
    }

    /// The same act about items that are now known by their ids: one act for each.
    pub(super) fn about(&self, named: &[String], answered: &[String]) -> Vec<Self> {
        let ids = |subject: &Subject| match subject {
            Subject::Named => named.to_vec(),
            Subject::Answered => answered.to_vec(),
            Subject::Item(id) => vec![id.clone()],
        };
        let each = |subject: &Subject, kind: &dyn Fn(Subject) -> Kind| {
            let ids = ids(subject).into_iter();
            ids.map(|id| Self { kind: kind(Subject::Item(id)), delay: self.delay }).collect()
        };
        match &self.kind {
            Kind::Touch(subject) => each(subject, &Kind::Touch),
            Kind::Edit(subject, text) => each(subject, &|item| Kind::Edit(item, text.clone())),
            Kind::MarkRead(subject, is_read) => each(subject, &|item| Kind::MarkRead(item, *is_read)),
            Kind::Delete(subject) => each(subject, &Kind::Delete),
            Kind::Move(subject, folder) => each(subject, &|item| Kind::Move(item, *folder)),
            Kind::Deliver { .. } | Kind::Run(_) => vec![self.clone()],
        }
    }

    /// Does it, once it is known what it is about. What cannot be done is left undone.
    fn perform(&self, world: &mut Simulator) {
        let now = world.now();
        let done = match &self.kind {
            Kind::Touch(Subject::Item(id)) => {
                change(world, id, |mailbox, item| mailbox.update_item(item, Vec::new(), now))
            }
            Kind::Edit(Subject::Item(id), text) => change(world, id, |mailbox, item| {
                let update = ItemUpdate::set(ItemProperty::Subject, text.as_str());
                mailbox.update_item(item, vec![update], now)
            }),
            Kind::MarkRead(Subject::Item(id), is_read) => {
                change(world, id, |mailbox, item| mailbox.set_read(item, *is_read).map(drop))
            }
            Kind::Delete(Subject::Item(id)) => {
                change(world, id, |mailbox, item| mailbox.delete_item(item, DeleteType::HardDelete).map(drop))
            }
            Kind::Move(Subject::Item(id), folder) => change(world, id, |mailbox, item| {
                let folder = mailbox.provide_folder(*folder)?;
                mailbox.move_item(item, folder).map(drop)
            }),
            Kind::Deliver { to, message } => world.mailbox_mut(to).map(|mailbox| {
                let mut received = (**message).clone().with(ItemProperty::DateTimeReceived, now);
                received.put(MessageProperty::IsRead, false);
                mailbox.create_item(FolderKey::INBOX, received, now).map(drop)
            }),
            Kind::Run(code) => {
                (code.0)(world);
                None
            }
            _ => None,
        };
        // The item may be gone, or be one that cannot be changed in this way: then others have not done it.
        let _ = done;
    }
}

/// Changes the item with an id, in whosever mailbox it is.
fn change(
    world: &mut Simulator,
    id: &str,
    change: impl FnOnce(&mut Mailbox, ItemKey) -> Result<()>,
) -> Option<Result<()>> {
    let decoded = DecodedId::decode(id).ok()?;
    let (Moniker::Guid(guid), entry_id) = decoded.item().ok()? else { return None };
    let owner = world.mailboxes.with_guid(*guid)?;
    let item = world.mailboxes.get(owner).locate_item_key(entry_id)?;
    Some(world.mailboxes.change(owner, |mailbox| change(mailbox, item)))
}

/// When a rule makes an act happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moment {
    /// Before the request is looked at.
    Before,
    /// After it has been carried out, before the client has the answer.
    After,
}

/// Acts that happen around requests, and at times.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Acts {
    rules: Vec<ActRule>,
    /// What will happen, the earliest first.
    due: Vec<(Timestamp, Act)>,
}

#[derive(Debug, Clone, PartialEq)]
struct ActRule {
    moment: Moment,
    watch: Watch,
    act: Act,
}

impl Acts {
    pub(super) fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.due.is_empty()
    }

    pub(super) fn add(&mut self, moment: Moment, calls: Calls, act: Act) {
        self.rules.push(ActRule { moment, watch: calls.into(), act });
    }

    /// Counts a request, and says what happens before it and after it.
    pub(super) fn meet(&mut self, request: &Incoming<'_, '_>) -> Vec<(Moment, Act)> {
        let met = self
            .rules
            .iter_mut()
            .filter_map(|rule| rule.watch.meets(request).then(|| (rule.moment, rule.act.clone())));
        let met = met.collect();
        self.rules.retain(|rule| !rule.watch.is_spent());
        met
    }

    fn schedule(&mut self, at: Timestamp, act: Act) {
        let place = self.due.partition_point(|(other, _)| *other <= at);
        self.due.insert(place, (at, act));
    }

    /// Takes out the first act that is due until then.
    fn next_due(&mut self, until: Timestamp) -> Option<(Timestamp, Act)> {
        let is_due = self.due.first().is_some_and(|(at, _)| *at <= until);
        is_due.then(|| self.due.remove(0))
    }

    /// Adds what somebody has asked for while these were away.
    pub(super) fn extend(&mut self, other: Self) {
        self.rules.extend(other.rules);
        other.due.into_iter().for_each(|(at, act)| self.schedule(at, act));
    }
}

impl Simulator {
    /// Lets an act happen, now or once its time has come. It is known what it is about.
    pub(super) fn perform(&mut self, act: &Act) {
        if act.delay.is_zero() {
            // Requests that the code of a test makes are not those of a client.
            let double = std::mem::take(&mut self.double);
            act.perform(self);
            let meanwhile = std::mem::replace(&mut self.double, double);
            self.double.extend(meanwhile);
        } else if let Ok(at) = self.now.checked_add(act.delay) {
            self.double.acts.schedule(at, Act { delay: Duration::ZERO, ..act.clone() });
        }
    }

    /// Lets happen what is due until a time, each at its time.
    pub(crate) fn perform_until(&mut self, until: Timestamp) {
        while let Some((at, act)) = self.double.acts.next_due(until) {
            self.now = self.now.max(at);
            self.perform(&act);
        }
    }
}
