//! Changes of a mailbox, its folders and its IM groups.

use std::collections::BTreeSet;

use super::{Changes, Event, Subject};
use crate::mailbox::{ContactKey, Folder, FolderKey, ImGroup, Mailbox};

/// What a value is called, and how it is read.
type Reading<T, V> = (&'static str, fn(&T) -> V);

impl Changes {
    /// Compares two states of one mailbox.
    pub(super) fn contents(&mut self, before: &Mailbox, after: &Mailbox) {
        if std::ptr::eq(before, after) || before == after {
            return;
        }
        let told = self.all.len();
        let address = after.smtp_address();
        let values: [Reading<Mailbox, String>; 5] = [
            ("display name", |mailbox| format!("{:?}", mailbox.display_name())),
            ("policies", |mailbox| format!("{:?}", mailbox.policies())),
            ("generation", |mailbox| format!("{:?}", mailbox.generation())),
            ("IM list migrated", |mailbox| mailbox.im_list_migrated().to_string()),
            ("next counter", |mailbox| (mailbox.last_change() + 1).to_string()),
        ];
        for (name, value) in values {
            let values = (Some(value(before)), Some(value(after)));
            self.tell_value(Some(address), &Subject::Mailbox, name, values);
        }
        self.blocked_senders(before, after);
        self.folders(before, after);
        self.items(before, after);
        if self.all.len() == told {
            self.tell(Some(address), Subject::Mailbox, Event::Touched);
        }
    }

    fn blocked_senders(&mut self, before: &Mailbox, after: &Mailbox) {
        let [old, new] = [before, after].map(|mailbox| mailbox.blocked_senders().collect::<BTreeSet<_>>());
        let text = |sender: &&str| Some((*sender).to_owned());
        let gone = old.difference(&new).map(|sender| (text(sender), None));
        let added = new.difference(&old).map(|sender| (None, text(sender)));
        for values in gone.chain(added) {
            self.tell_value(Some(after.smtp_address()), &Subject::Mailbox, "blocked sender", values);
        }
    }

    fn folders(&mut self, before: &Mailbox, after: &Mailbox) {
        let address = Some(after.smtp_address());
        for folder in before.folders() {
            if after.folder(folder.key()).is_none() {
                self.tell(address, Subject::Folder(path_of(before, folder.key())), Event::Removed);
            }
        }
        for folder in after.folders() {
            let subject = Subject::Folder(path_of(after, folder.key()));
            match before.folder(folder.key()) {
                None => self.tell(address, subject, Event::Added),
                Some(old) if old == folder => {}
                Some(old) => self.folder(address, &subject, (before, old), folder),
            }
        }
    }

    fn folder(
        &mut self,
        address: Option<&str>,
        subject: &Subject,
        (before, old): (&Mailbox, &Folder),
        new: &Folder,
    ) {
        let told = self.all.len();
        if old.parent() != new.parent() {
            let from = old.parent().map_or_else(String::new, |parent| path_of(before, parent));
            self.tell(address, subject.clone(), Event::Moved { from });
        }
        let values: [Reading<Folder, Option<String>>; 9] = [
            ("DisplayName", |folder| Some(format!("{:?}", folder.display_name()))),
            ("FolderClass", |folder| folder.folder_class().map(str::to_owned)),
            ("ChildFolderCount", |folder| Some(folder.child_folder_count().to_string())),
            ("TotalCount", |folder| Some(folder.total_count().to_string())),
            ("UnreadCount", |folder| Some(folder.unread_count().to_string())),
            ("PermissionSet", |folder| Some(permissions(folder))),
            ("SearchParameters", |folder| folder.search_parameters().map(|it| format!("{it:?}"))),
            ("PolicyTag", |folder| folder.policy_tag().map(|tag| tag.retention_id.to_string())),
            ("ArchiveTag", |folder| folder.archive_tag().map(|tag| tag.retention_id.to_string())),
        ];
        for (name, value) in values {
            self.tell_value(address, subject, name, (value(old), value(new)));
        }
        self.extended_properties(address, subject, old.extended_properties(), new.extended_properties());
        if self.all.len() == told && old.change() != new.change() {
            self.tell(address, subject.clone(), Event::Touched);
        }
    }

    /// Compares the members of a group.
    pub(super) fn members(
        &mut self,
        (before, old): (&Mailbox, ImGroup<'_>),
        (after, new): (&Mailbox, ImGroup<'_>),
    ) {
        let subject = Subject::ImGroup(new.display_name().to_owned());
        let [were, are] = [old, new].map(|group| group.members().collect::<BTreeSet<_>>());
        let address = Some(after.smtp_address());
        for gone in were.difference(&are) {
            self.tell(address, subject.clone(), Event::MemberRemoved(contact_name(before, *gone)));
        }
        for added in are.difference(&were) {
            self.tell(address, subject.clone(), Event::MemberAdded(contact_name(after, *added)));
        }
    }
}

/// What a contact is called: its name, or its number.
pub(super) fn contact_name(mailbox: &Mailbox, contact: ContactKey) -> String {
    mailbox.contact(contact).map_or_else(String::new, |contact| {
        let number = contact.tel_uri().map(|tel_uri| tel_uri.telephone_number());
        match contact.display_name() {
            "" => number.unwrap_or_default(),
            name => name,
        }
        .to_owned()
    })
}

fn permissions(folder: &Folder) -> String {
    let all = folder.permission_set().permissions().iter();
    let all: Vec<_> = all.map(|permission| format!("{permission:?}")).collect();
    all.join(", ")
}

/// The display names that lead to a folder, from below the top of what users see or of the mailbox.
pub(super) fn path_of(mailbox: &Mailbox, key: FolderKey) -> String {
    let name = |folder: &Folder| folder.display_name().to_owned();
    let is_named = |folder: &&Folder| !matches!(folder.key(), FolderKey::ROOT | FolderKey::MSG_FOLDER_ROOT);
    let above = mailbox.ancestors_of(key).filter(is_named).map(name);
    let mut path: Vec<_> = mailbox.folder(key).map(name).into_iter().chain(above).collect();
    path.reverse();
    path.join("/")
}
