//! A request that rules are looking at.

use std::borrow::Cow;
use std::sync::Arc;

use super::actor::{Act, Moment};
use super::calls::{Incoming, cost_of, ids_in};
use super::journal::Call;
use super::plan::Strike;
use super::trouble::{Elements, Failing, Kind, Trouble};
use crate::mailbox::{DecodedId, Moniker};
use crate::mailboxes::MailboxRef;
use crate::pipeline::Outcome;
use crate::reply::Reply;
use crate::wire::{Document, Node, Refusal, Rejection, Spelling};
use crate::{Error, Result, Simulator, access};

/// What rules have to say about a request.
struct Intervention {
    before: Vec<Act>,
    after: Vec<Act>,
    strike: Option<Strike>,
}

impl Simulator {
    /// Carries a request out as the rules want it, and notes it.
    #[cold]
    pub(crate) fn interfere(
        &mut self,
        caller: &str,
        bytes: &[u8],
        message: Result<Document<'_>, Rejection>,
    ) -> Outcome {
        let account = self.account_of(caller, message.as_ref().ok());
        let Intervention { before, after, strike } = self.consult(&account, &message);
        let mut call = self.arrived(caller, account, &message);
        let named = std::mem::take(&mut call.ids);
        self.perform_all(&before, &named, &[]);
        let (mut trouble, too_early) = strike.map(|strike| (strike.trouble, strike.too_early)).unzip();
        if let Some(trouble) = &mut trouble {
            locate(trouble, message.as_ref().ok());
        }
        let mut outcome = match &trouble {
            None => self.carry_out(caller, message, None),
            Some(trouble) => self.suffer(caller, message, trouble),
        };
        call.codes = outcome.codes(self.settings.profile);
        let is_spoilt = trouble.as_ref().is_some_and(Trouble::touches_bytes);
        let keeps_bytes = self.double.journal.as_ref().is_some_and(|journal| journal.keeps_bytes());
        if is_spoilt || keeps_bytes || after.iter().any(Act::needs_answer) {
            outcome = Outcome::written(outcome.write(&self.settings));
        }
        if trouble.as_ref().is_none_or(Trouble::is_carried_out) {
            let answered =
                outcome.reply().filter(|_| !after.is_empty()).map(named_in_reply).unwrap_or_default();
            self.perform_all(&after, &named, &answered);
        }
        if let Some(trouble) = trouble.as_ref().filter(|_| is_spoilt) {
            outcome = Outcome::written(trouble.spoil(outcome.write(&self.settings)));
        }
        if let Some(journal) = &mut self.double.journal {
            let answer = outcome.reply().filter(|_| keeps_bytes).map(|reply| reply.body().to_vec());
            call.bytes = answer.map(|answer| (bytes.to_vec(), answer));
            (call.ids, call.status, call.trouble) = (named, outcome.status(), trouble);
            call.too_early = too_early.flatten();
            Arc::make_mut(journal).note(call);
        }
        outcome
    }

    /// What is known of a call before it is carried out.
    fn arrived(&self, caller: &str, account: String, message: &Result<Document<'_>, Rejection>) -> Call {
        let body = message.as_ref().ok().map(Document::body);
        let operation = match message {
            Ok(document) => Some(Cow::Borrowed(document.body().element().name)),
            Err(rejection) => match &rejection.refusal {
                Refusal::UnknownOperation(name) => Some(Cow::Owned(name.clone())),
                _ => rejection.operation.map(Cow::Borrowed),
            },
        };
        Call {
            number: 0,
            at: self.now,
            caller: caller.to_owned(),
            account,
            operation,
            is_valid: body.is_some(),
            ids: body.into_iter().flat_map(ids_in).map(str::to_owned).collect(),
            cost: body.map_or(0, cost_of),
            status: 0,
            codes: Vec::new(),
            trouble: None,
            too_early: None,
            bytes: None,
        }
    }

    /// Asks all rules about a request; each counts it.
    fn consult(&mut self, account: &str, message: &Result<Document<'_>, Rejection>) -> Intervention {
        let body = message.as_ref().ok().map(Document::body);
        let operation = body.map(|body| body.element().name);
        let request = Incoming { operation, account, directory: &self.directory, body, now: self.now };
        let strike = self.double.plan.strike(&request);
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for (moment, act) in self.double.acts.meet(&request) {
            match moment {
                Moment::Before => before.push(act),
                Moment::After => after.push(act),
            }
        }
        Intervention { before, after, strike }
    }

    /// What becomes of a request that meets trouble, apart from the bytes of its answer.
    fn suffer(
        &mut self,
        caller: &str,
        message: Result<Document<'_>, Rejection>,
        trouble: &Trouble,
    ) -> Outcome {
        let spelling = spelling_of(&message);
        match &trouble.kind {
            Kind::Fault(error) => Outcome::refused(error.clone(), spelling),
            Kind::ResponseMessage(failing) => self.carry_out(caller, message, Some(failing)),
            Kind::MailboxesPerRequest(limit) => {
                let beyond = message.as_ref().map(|document| self.beyond(caller, document, *limit));
                let elements = Elements::At(beyond.unwrap_or_default());
                let failing = Failing { error: Error::exceeded_connection_count(*limit), elements };
                self.carry_out(caller, message, Some(&failing))
            }
            Kind::Instead(disguise) if !trouble.is_carried_out => Outcome::written(disguise.reply()),
            Kind::Instead(_) | Kind::Damage(_) | Kind::Busy(_) => self.carry_out(caller, message, None),
        }
    }

    /// Whom a request is made for, by primary address.
    fn account_of(&self, caller: &str, message: Option<&Document<'_>>) -> String {
        let user = message.and_then(|document| {
            access::impersonated(caller, document, &self.directory, &self.rights).ok().flatten()
        });
        let address = user.map_or(caller, |user| &user.smtp_address);
        self.directory.primary_address(address).into_owned()
    }

    fn perform_all(&mut self, acts: &[Act], named: &[String], answered: &[String]) {
        for act in acts.iter().flat_map(|act| act.about(named, answered)) {
            self.perform(&act);
        }
    }

    /// The indexes of the elements that are in other mailboxes than the first so many that a request opens.
    fn beyond(&self, caller: &str, document: &Document<'_>, limit: u32) -> Vec<usize> {
        let own = self.mailboxes.find(&self.account_of(caller, Some(document)));
        let mut opened = Vec::new();
        let mut beyond = Vec::new();
        for (index, unit) in units_of(document.body()).enumerate() {
            let mailbox = self.mailbox_opened_by(unit).or(own);
            if opened.contains(&mailbox) {
                continue;
            }
            if opened.len() < limit as usize {
                opened.push(mailbox);
            } else {
                beyond.push(index);
            }
        }
        beyond
    }

    /// The mailbox that an element of a request names, by id or by address.
    fn mailbox_opened_by(&self, unit: Node<'_, '_>) -> Option<MailboxRef> {
        let moniker_of = |id: &str| {
            let decoded = DecodedId::decode(id).ok()?;
            let folder = decoded.folder().ok().map(|(moniker, _)| moniker.clone());
            folder.or_else(|| decoded.item().ok().map(|(moniker, _)| moniker.clone()))
        };
        if let Some(Moniker::Guid(guid)) = ids_in(unit).next().and_then(moniker_of) {
            return self.mailboxes.with_guid(guid);
        }
        let address = unit.descendants().find(|node| node.element().name == "EmailAddress")?;
        self.mailboxes.find(address.text().trim())
    }
}

fn spelling_of(message: &Result<Document<'_>, Rejection>) -> Spelling {
    match message {
        Ok(document) => document.spelling(),
        Err(rejection) => rejection.spelling,
    }
}

/// The ids in an answer.
fn named_in_reply(reply: &Reply) -> Vec<String> {
    match reply.document() {
        Ok(document) => ids_in(document.body()).map(str::to_owned).collect(),
        Err(_) => Vec::new(),
    }
}

/// Tells elements that are told by what they name by where they stand.
fn locate(trouble: &mut Trouble, message: Option<&Document<'_>>) {
    let (Kind::ResponseMessage(failing), Some(document)) = (&mut trouble.kind, message) else { return };
    if let Elements::Naming(id) = &failing.elements {
        let units = units_of(document.body()).enumerate();
        let naming = units.filter(|(_, unit)| ids_in(*unit).any(|named| named == id));
        failing.elements = Elements::At(naming.map(|(index, _)| index).collect());
    }
}

/// The elements of a request that have a response message each: the children of the list that it consists of,
/// or the request as a whole.
fn units_of<'d, 'a>(body: Node<'d, 'a>) -> impl Iterator<Item = Node<'d, 'a>> {
    const LISTS: [&str; 8] = [
        "ItemIds",
        "FolderIds",
        "ParentFolderIds",
        "ItemChanges",
        "FolderChanges",
        "SourceIds",
        "Items",
        "Folders",
    ];
    let list = body.children().find(|child| LISTS.contains(&child.element().name));
    let whole = list.is_none().then_some(body);
    list.into_iter().flat_map(Node::children).chain(whole)
}
