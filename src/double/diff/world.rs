//! Changes of what belongs to the simulator as a whole.

use std::collections::BTreeSet;
use std::fmt;

use super::{Changes, Event, Subject};
use crate::access::AccountRights;
use crate::directory::Directory;
use crate::mailbox::Mailbox;
use crate::mailboxes::OutgoingMessage;
use crate::property::ItemProperty;
use crate::{Settings, Simulator};

impl Changes {
    pub(super) fn compare(&mut self, before: &Simulator, after: &Simulator) {
        let now = [before, after].map(|simulator| Some(simulator.now().to_string()));
        self.tell_value(None, &Subject::Simulator, "now", now.into());
        self.settings(before.settings(), after.settings());
        self.directory(before.directory(), after.directory());
        self.rights(&before.rights, &after.rights);
        for mailbox in before.mailboxes() {
            if after.mailbox(mailbox.smtp_address()).is_none() {
                self.tell(Some(mailbox.smtp_address()), Subject::Mailbox, Event::Removed);
            }
        }
        for mailbox in after.mailboxes() {
            self.mailbox(before, after, mailbox);
        }
        self.outbox(before.outbox(), after.outbox());
    }

    fn mailbox(&mut self, before: &Simulator, after: &Simulator, mailbox: &Mailbox) {
        let address = mailbox.smtp_address();
        let Some(old) = before.mailbox(address) else {
            return self.tell(Some(address), Subject::Mailbox, Event::Added);
        };
        let server = |simulator: &Simulator| {
            let server = simulator.mailboxes.find(address).and_then(|it| simulator.servers.get(&it));
            server.map(|server| format!("{server:?}"))
        };
        self.tell_value(Some(address), &Subject::Mailbox, "server", (server(before), server(after)));
        self.contents(old, mailbox);
    }

    fn settings(&mut self, before: &Settings, after: &Settings) {
        let fields = |settings: &Settings| {
            let Settings {
                profile,
                policies,
                limits,
                strict_namespaces,
                strict_schema,
                lenient,
                answer_style,
            } = settings;
            let fields: [(&str, &dyn fmt::Debug); 7] = [
                ("profile", profile),
                ("policies", policies),
                ("limits", limits),
                ("strict_namespaces", strict_namespaces),
                ("strict_schema", strict_schema),
                ("lenient", lenient),
                ("answer_style", answer_style),
            ];
            fields.map(|(name, value)| (name, Some(format!("{value:?}"))))
        };
        for ((name, before), (_, after)) in fields(before).into_iter().zip(fields(after)) {
            self.tell_value(None, &Subject::Simulator, name, (before, after));
        }
    }

    fn directory(&mut self, before: &Directory, after: &Directory) {
        if before == after {
            return;
        }
        let told = self.all.len();
        let users = before.users().map(|user| (&user.smtp_address, user));
        self.entries(users, after.users().map(|user| (&user.smtp_address, user)), Subject::User);
        let groups = before.distribution_groups().map(|group| (&group.smtp_address, group));
        let groups_after = after.distribution_groups().map(|group| (&group.smtp_address, group));
        self.entries(groups, groups_after, Subject::DistributionGroup);
        if self.all.len() == told {
            let property = "who has an address that several users have".to_owned();
            let changed = Event::Changed { property, before: None, after: None };
            self.tell(None, Subject::Simulator, changed);
        }
    }

    /// Compares entries that have an address each.
    fn entries<'a, T: PartialEq + fmt::Debug + 'a>(
        &mut self,
        before: impl Iterator<Item = (&'a String, &'a T)>,
        after: impl Iterator<Item = (&'a String, &'a T)>,
        subject: impl Fn(String) -> Subject,
    ) {
        let (before, after): (Vec<_>, Vec<_>) = (before.collect(), after.collect());
        for (address, entry) in &before {
            let own = after.iter().find(|(other, _)| other == address);
            match own {
                None => self.tell(None, subject((*address).clone()), Event::Removed),
                Some((_, new)) => {
                    let values = [entry, new].map(|entry| Some(format!("{entry:?}")));
                    self.tell_value(None, &subject((*address).clone()), "entry", values.into());
                }
            }
        }
        for (address, _) in after {
            if !before.iter().any(|(other, _)| *other == address) {
                self.tell(None, subject(address.clone()), Event::Added);
            }
        }
    }

    fn rights(&mut self, before: &AccountRights, after: &AccountRights) {
        let (before, after) = (sentences(before), sentences(after));
        for gone in before.difference(&after) {
            self.tell(None, Subject::Right(gone.clone()), Event::Removed);
        }
        for new in after.difference(&before) {
            self.tell(None, Subject::Right(new.clone()), Event::Added);
        }
    }

    fn outbox(&mut self, before: &[OutgoingMessage], after: &[OutgoingMessage]) {
        let same = before.iter().zip(after).take_while(|(before, after)| before == after).count();
        for gone in &before[same..] {
            self.tell(None, subject_of(gone), Event::Removed);
        }
        for new in &after[same..] {
            self.tell(None, subject_of(new), Event::Added);
        }
    }
}

fn subject_of(sent: &OutgoingMessage) -> Subject {
    let mut properties = sent.message.properties.iter();
    let subject = properties.find(|(property, _)| *property == ItemProperty::Subject.into());
    let subject = subject.and_then(|(_, value)| value.text()).unwrap_or_default().to_owned();
    Subject::OutgoingMessage { recipient: sent.recipient.clone(), subject }
}

/// What accounts may do, a sentence each.
fn sentences(rights: &AccountRights) -> BTreeSet<String> {
    let AccountRights { impersonators_of_anybody, impersonators, senders } = rights;
    let anybody = impersonators_of_anybody.iter().map(|caller| format!("{caller} may act as anybody"));
    let as_user = impersonators.iter().map(|(caller, user)| format!("{caller} may act as {user}"));
    let send = senders.iter().map(|(account, user)| format!("{account} may send as {user}"));
    anybody.chain(as_user).chain(send).collect()
}
